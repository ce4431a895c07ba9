import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exporters } from '../../../../src/formats/index.ts'
import type { Vec2 } from '../../../../src/geometry/index.ts'
import { furnished, planOptions } from './rooms.ts'

const { planSheet, pdfOf } = await exporters()

const has = (program: string) => {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const hasPoppler = has('pdftotext') && has('pdftoppm')
const sheet = planSheet(furnished, { ...planOptions, paper: 'A4', withCameras: false })
type Mark = (typeof sheet)['marks'][number]
const PIXELS_A_MILLIMETRE = 150 / 25.4

const groups = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === 'group' ? [mark] : []))
const pathsOf = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === 'path' ? [mark] : []))
const ofObject = (id: string) =>
  pathsOf(
    groups(sheet.marks)
      .flatMap(({ marks }) => groups(marks))
      .find((group) => group.objectId === id)?.marks ?? [],
  )
const middle = ([a, b]: readonly Vec2[]): Vec2 => {
  if (!a || !b) throw new Error('a line has two ends')
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}

describe.skipIf(!hasPoppler)('a PDF as Poppler prints it (skipped without poppler-utils)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'floorsight-pdf-'))
  const path = join(folder, 'plan.pdf')
  let text = ''
  let page: PNG

  beforeAll(() => {
    writeFileSync(path, pdfOf(sheet, planOptions.date))
    text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf-8' })
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', path, join(folder, 'plan')])
    page = PNG.sync.read(readFileSync(join(folder, 'plan.png')))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** How bright the page is at a place of the sheet, 0 to 255. */
  const brightness = ([x, y]: Vec2): number => {
    const at = 4 * (Math.round(y * PIXELS_A_MILLIMETRE) * page.width + Math.round(x * PIXELS_A_MILLIMETRE))
    return ((page.data[at] ?? 0) + (page.data[at + 1] ?? 0) + (page.data[at + 2] ?? 0)) / 3
  }

  test('is an A4 page with its names and its key as text', () => {
    expect(page.width).toBeCloseTo(210 * PIXELS_A_MILLIMETRE, -1)
    expect(page.height).toBeCloseTo(297 * PIXELS_A_MILLIMETRE, -1)
    for (const words of ['sofa 1', 'door 2', 'window 1', 'Door (door swing not measured)', '21.4 ± 1.6 m²'])
      expect(text).toContain(words)
    expect(text).not.toContain('something')
  })

  test('walls are dark, and light where a door or the pane of a window is', () => {
    const [wall] = pathsOf(groups(sheet.marks).find(({ name }) => name === 'room')?.marks ?? []).filter(
      ({ stroke }) => stroke,
    )
    const ends = wall?.runs[0] ?? []
    expect(brightness(middle(ends))).toBeLessThan(60)
    for (const door of ['door-1', 'door-3']) {
      const [start, end] = ofObject(door)[1]?.runs.map(middle) ?? []
      expect(brightness(middle([start as Vec2, end as Vec2]))).toBeGreaterThan(235)
    }
    const [inner, glass] = ofObject('window-2').at(-1)?.runs.map(middle) ?? []
    expect(brightness(middle([inner as Vec2, glass as Vec2]))).toBeGreaterThan(200)
  })
})
