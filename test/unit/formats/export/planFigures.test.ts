import { describe, expect, test } from 'vitest'
import { textWidth } from '../../../../src/formats/export/helvetica.ts'
import { exporters } from '../../../../src/formats/index.ts'
import { overlaps, type Rect } from '../../../../src/geometry/index.ts'
import { layerOf } from '../../../../src/layout/index.ts'
import { furnished, planOptions, sixty } from './rooms.ts'

const { planSheet } = await exporters()
type Sheet = ReturnType<typeof planSheet>
type Mark = Sheet['marks'][number]
type PathMark = Extract<Mark, { kind: 'path' }>

const options = { ...planOptions, scale: 50, withCameras: false } as const
const sheet = planSheet(furnished, options)

const groups = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === 'group' ? [mark] : []))
const named = ({ marks }: Sheet, name: string) => groups(marks).find((group) => group.name === name)
const ofObject = (of: Sheet, id: string) => {
  const found = groups(of.marks)
    .flatMap(({ marks }) => groups(marks))
    .find((group) => group.objectId === id)
  if (!found) throw new Error(`${id} is not drawn`)
  return found.marks.filter((mark): mark is PathMark => mark.kind === 'path')
}
const textsOf = (marks: readonly Mark[]): Extract<Mark, { kind: 'text' }>[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? textsOf(mark.marks) : mark.kind === 'text' ? [mark] : []))
const lengthOf = ([a, b]: PathMark['runs'][number]) =>
  a && b ? Math.hypot(b[0] - a[0], b[1] - a[1]) : Number.NaN

describe('doors and windows on a plan', () => {
  test('break the wall: its line is shorter by as much as they are wide', () => {
    const walls = (named(sheet, 'room')?.marks ?? []).filter(
      (mark): mark is PathMark => mark.kind === 'path' && mark.stroke === '#14222b',
    )
    const drawn = walls
      .flatMap(({ runs }) => runs)
      .flatMap((run) => run.slice(1).map((to, k) => lengthOf([run[k] as (typeof run)[number], to])))
      .reduce((sum, length) => sum + length, 0)
    const open = 0.9 + 1.6 + 0.8 + 1.4 + 1.8 + 1.2
    expect(drawn).toBeCloseTo((22 - open) * 20, 6)
  })

  test('a door has a leaf and a quarter circle as long as it is wide', () => {
    const [ground, jambs, arc, leaf] = ofObject(sheet, 'door-1')
    expect(leaf?.runs.map(lengthOf)).toEqual([expect.closeTo(18)])
    expect(jambs?.runs).toHaveLength(2)
    expect(arc?.runs[0]).toHaveLength(17)
    expect(ground?.fill).toBeDefined()
    expect(ofObject(sheet, 'door-2').at(-1)?.runs.map(lengthOf)).toEqual([
      expect.closeTo(16),
      expect.closeTo(16),
    ])
  })

  test('a window has three lines as long as it is wide', () => {
    expect(ofObject(sheet, 'window-2').at(-1)?.runs.map(lengthOf)).toEqual(
      [36, 36, 36].map((length) => expect.closeTo(length)),
    )
  })

  test('the key says what is not measured, and has only what is drawn', () => {
    const texts = textsOf(sheet.marks).map(({ text }) => text)
    expect(texts).toEqual(
      expect.arrayContaining([
        'Door (door swing not measured)',
        'Window',
        'On a wall',
        'Small things',
        'Overhead',
        'On the ceiling',
      ]),
    )
    expect(texts).not.toContain('Unnamed')
    expect(texts).not.toContain('Wall not seen')
  })
})

describe('the layers on a plan', () => {
  test('what hangs on a wall is a thin strip along it', () => {
    const [strip] = ofObject(sheet, 'picture-1')
    const ys = strip?.runs[0]?.map(([, y]) => y) ?? []
    expect(Math.max(...ys) - Math.min(...ys)).toBeCloseTo(0.9)
  })

  test('ceiling things are dashed, small things plain, furniture hatched', () => {
    expect(ofObject(sheet, 'ceiling-light-1').every(({ dash }) => dash)).toBe(true)
    expect(ofObject(sheet, 'cup-1')).toHaveLength(1)
    expect(ofObject(sheet, 'sofa-1')).toHaveLength(3)
  })

  test('unnamed things are left out, unless they are asked for', () => {
    expect(() => ofObject(sheet, 'something-1')).toThrow('not drawn')
    const all = planSheet(furnished, { ...options, withUnnamed: true })
    expect(ofObject(all, 'something-1')).toHaveLength(2)
    expect(textsOf(all.marks).map(({ text }) => text)).toContain('Unnamed')
    expect(all.description).toContain(`${furnished.objects.length} objects`)
  })
})

test.each(['A4', 'A3'] as const)(
  'sixty things on %s: all furniture is named, and no name lies on another',
  (paper) => {
    const full = planSheet(sixty, { ...options, scale: 'auto', paper })
    const rects = textsOf(named(full, 'labels')?.marks ?? []).map(
      ({ text, at, size, isBold }): Rect & { text: string } => {
        const width = textWidth(text, size, isBold)
        return { text, x: at[0] - width / 2, y: at[1] - 0.72 * size, width, height: 0.72 * size }
      },
    )
    rects.forEach((a, k) => {
      for (const b of rects.slice(k + 1)) expect(overlaps(a, b), `${a.text} and ${b.text}`).toBe(false)
    })
    const names = new Set(rects.map(({ text }) => text))
    for (const { id, category } of sixty.objects)
      if (['furniture', 'opening'].includes(layerOf(category)))
        expect(names).toContain(id.replaceAll('-', ' '))
  },
)
