import { describe, expect, test } from 'vitest'
import { textWidth } from '../../../../src/formats/export/helvetica.ts'
import { type CutStencil, exporters } from '../../../../src/formats/index.ts'
import { distanceTo, type NamedThing, rectAround } from '../../../../src/geometry/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { crowded, empty, planOptions } from './rooms.ts'

const { planSheet, svgOf, pdfOf, SheetTooSmallError } = await exporters()
type Sheet = ReturnType<typeof planSheet>
type Mark = Sheet['marks'][number]

const all = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? [mark, ...all(mark.marks)] : [mark]))
const group = ({ marks }: Sheet, name: string) => {
  const found = marks.find((mark) => mark.kind === 'group' && mark.name === name)
  if (found?.kind !== 'group') throw new Error(`there is no ${name}`)
  return found
}
const textsOf = (marks: readonly Mark[]) => all(marks).flatMap((mark) => (mark.kind === 'text' ? [mark] : []))
const pointsOf = (marks: readonly Mark[]) =>
  all(marks).flatMap((mark) => (mark.kind === 'path' ? mark.runs.flat() : []))
const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

describe('a plan on paper', () => {
  test('is true to scale: four metres at 1:50 are eighty millimetres', () => {
    const corners = pointsOf(group(planSheet(sampleLayout, planOptions), 'room').marks)
    // The longer wall of 5 m lies upright, as on the map.
    expect(extent(corners.map(([x]) => x))).toBeCloseTo(80, 9)
    expect(extent(corners.map(([, y]) => y))).toBeCloseTo(100, 9)
  })

  test('is not mirrored: right is right, ahead is up', () => {
    const objects = group(planSheet(sampleLayout, planOptions), 'objects').marks
    const middle = (id: string) => {
      const points = pointsOf(objects.filter((mark) => mark.kind === 'group' && mark.objectId === id))
      return [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length)
    }
    const [sofa, chair] = [middle('sofa-1'), middle('chair-1')]
    expect(sofa[0]).toBeLessThan(chair[0] as number)
    expect(sofa[1]).toBeLessThan(chair[1] as number)
  })

  test('lays a turned room along the edges, or leaves it as it is', () => {
    const turned = (turn: number) => ({
      ...sampleLayout,
      room: {
        ...(sampleLayout.room as NonNullable<typeof sampleLayout.room>),
        outline: (sampleLayout.room?.outline ?? []).map(
          ([x, y]) =>
            [Math.cos(turn) * x - Math.sin(turn) * y, Math.sin(turn) * x + Math.cos(turn) * y] as const,
        ),
      },
    })
    const corners = (isSquare: boolean) =>
      pointsOf(group(planSheet(turned(0.3), { ...planOptions, isSquare }), 'room').marks)
    expect(extent(corners(true).map(([x]) => x))).toBeCloseTo(80, 9)
    expect(extent(corners(false).map(([x]) => x))).toBeGreaterThan(100)
  })

  test('says what it is, how large, and when', () => {
    const texts = textsOf(planSheet(sampleLayout, planOptions).marks).map(({ text }) => text)
    expect(texts).toEqual(
      expect.arrayContaining([
        'living room',
        'Plan, seen from above. Scale 1:50, lengths in metres.',
        '4.00 m',
        '5.00 m',
        '20 m²',
        '20 ± 4 m²',
        'sofa 1',
        '2.00 × 0.90 × 0.80 m',
        'chair 1',
        '1:50',
        'Camera path',
        'From living room.mp4. Drawn by Floorsight, 20 November 2026.',
      ]),
    )
    const feet = textsOf(planSheet(sampleLayout, { ...planOptions, units: 'ft-in' }).marks)
    expect(feet.map(({ text }) => text)).toEqual(expect.arrayContaining(['13′ 1½″', '215 ft²']))
  })

  test('leaves the camera out where it is not wanted', () => {
    const sheet = planSheet(sampleLayout, { ...planOptions, withCameras: false })
    expect(sheet.marks.some((mark) => mark.kind === 'group' && mark.name === 'cameras')).toBe(false)
    expect(textsOf(sheet.marks).some(({ text }) => text === 'Camera path')).toBe(false)
  })

  test('fits its paper, the way round that is larger', () => {
    const sheet = planSheet(sampleLayout, { ...planOptions, scale: 'auto', paper: 'A4' })
    expect([sheet.width, sheet.height]).toEqual([210, 297])
    for (const [x, y] of pointsOf(sheet.marks)) {
      expect(x).toBeGreaterThanOrEqual(-1e-9)
      expect(x).toBeLessThanOrEqual(210 + 1e-9)
      expect(y).toBeGreaterThanOrEqual(-1e-9)
      expect(y).toBeLessThanOrEqual(297 + 1e-9)
    }
    expect(planSheet(sampleLayout, { ...planOptions, scale: 'auto', paper: 'A3' }).height).toBe(420)
  })

  test('refuses a scale at which it does not fit, and says which does', () => {
    const draw = () => planSheet(sampleLayout, { ...planOptions, scale: 20, paper: 'A4' })
    expect(draw).toThrow(SheetTooSmallError)
    expect(draw).toThrow('At 1:20 the plan does not fit on A4.')
    try {
      draw()
    } catch (error) {
      expect((error as { remedy: string }).remedy).toContain('1:25')
    }
  })

  test('names every thing, however many there are, and none over another', () => {
    const layout = crowded(60)
    const labels = group(planSheet(layout, { ...planOptions, scale: 25 }), 'labels').marks
    const names = textsOf(labels).filter(({ isBold }) => isBold)
    expect(new Set(names.map(({ text }) => text)).size).toBe(60)
    names.forEach((a, k) => {
      for (const b of names.slice(k + 1)) {
        const isApart = Math.abs(a.at[0] - b.at[0]) > 6 || Math.abs(a.at[1] - b.at[1]) > 2.5
        expect(isApart, `${a.text} and ${b.text}`).toBe(true)
      }
    })
  })

  test('names each thing at its own place, or with a line to it', () => {
    for (const scale of [25, 40, 75]) {
      const { objects } = crowded(25)
      const sheet = planSheet(crowded(25), { ...planOptions, scale })
      const things = new Map(
        objects.map(({ id }): [string, NamedThing] => {
          const [ground] = all(
            group(sheet, 'objects').marks.filter((m) => m.kind === 'group' && m.objectId === id),
          )
            .flatMap((m) => (m.kind === 'path' ? m.runs : []))
            .filter(({ length }) => length === 4)
          const outline = ground ?? []
          return [id.replaceAll('-', ' '), { outline, target: rectAround(outline) }]
        }),
      )
      const marks = group(sheet, 'labels').marks
      let apart = 0
      marks.forEach((mark, k) => {
        if (mark.kind !== 'text' || !mark.isBold) return
        const before = marks[k - 1]
        if (before?.kind === 'path' && before.runs[0]?.length === 2) {
          apart++
          return
        }
        const width = textWidth(mark.text, mark.size, true)
        const rect = { x: mark.at[0] - width / 2, y: mark.at[1] - 2.8, width, height: 3.6 }
        const away = [...things].map(([name, thing]) => ({ name, distance: distanceTo(rect, thing) }))
        const own = away.find(({ name }) => name === mark.text)?.distance ?? Number.POSITIVE_INFINITY
        expect(own).toBeLessThan(1.6)
        if (own > 0)
          for (const { name, distance } of away) if (name !== mark.text) expect(distance).toBeGreaterThan(own)
      })
      expect(apart).toBeLessThan(25)
    }
  })

  test('writes the area off the camera’s path', () => {
    const camera = group(planSheet(sampleLayout, planOptions), 'cameras').marks
    const text = textsOf(group(planSheet(sampleLayout, planOptions), 'area').marks)[0]
    for (const [x, y] of pointsOf(camera))
      expect(Math.abs(x - (text?.at[0] ?? 0)) > 9 || Math.abs(y + 1.5 - (text?.at[1] ?? 0)) > 2.5).toBe(true)
  })

  test('claims no scale on a page that is shown at any size', () => {
    const bare = planSheet(sampleLayout, { ...planOptions, frame: 'bare' })
    expect(svgOf(bare)).not.toContain('1:')
    expect(textsOf(bare.marks).map(({ text }) => text)).toContain('2 m')
  })

  test('is drawn of nothing too', () => {
    for (const frame of ['sheet', 'bare'] as const)
      for (const paper of ['auto', 'A4'] as const) {
        const sheet = planSheet(empty, { ...planOptions, scale: 'auto', frame, paper })
        expect(svgOf(sheet)).not.toMatch(/NaN|Infinity|undefined/)
      }
  })
})

describe('as SVG', () => {
  const svg = svgOf(planSheet(sampleLayout, planOptions))

  test('is as large in the world as on paper', () => {
    const [, width, height] = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg) ?? []
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`)
    expect(svg).toContain('<title id="plan-title">Plan of living room</title>')
    expect(svg).not.toMatch(/NaN|undefined|https?:(?!\/\/www\.w3\.org)/)
  })

  test('keeps names with signs of XML in them harmless', () => {
    const [object] = sampleLayout.objects
    if (!object) throw new Error('the sample has no object')
    const layout = {
      ...sampleLayout,
      source: { ...sampleLayout.source, name: '<script>alert("1")</script> & \u0001.mp4' },
      objects: [{ ...object, id: '"><img src=x>', category: '<b>' }],
    }
    const text = svgOf(planSheet(layout, planOptions))
    expect(text).not.toMatch(/<script|<img|<b>/)
    expect(text).not.toContain('\u0001')
    expect(text).toContain('&lt;script&gt;')
  })
})

describe('as PDF', () => {
  const bytes = (units: 'm' | 'ft-in' = 'm') =>
    pdfOf(planSheet(sampleLayout, { ...planOptions, paper: 'A4', units }), planOptions.date)
  const text = (data: Uint8Array) => new TextDecoder('latin1').decode(data)

  test('has the size of its paper, in points', () => {
    expect(text(bytes())).toContain('/MediaBox [0 0 595.276 841.89]')
  })

  test('says truly where its objects are, and how long its content is', () => {
    const pdf = text(bytes())
    const table = Number(/startxref\n(\d+)\n/.exec(pdf)?.[1])
    expect(pdf.slice(table, table + 4)).toBe('xref')
    const places = [...pdf.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, place]) => Number(place))
    places.forEach((place, k) => {
      expect(pdf.slice(place).startsWith(`${k + 1} 0 obj\n`)).toBe(true)
    })
    const [, length, content] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(pdf) ?? []
    expect(content).toHaveLength(Number(length))
    expect(pdf.endsWith('%%EOF\n')).toBe(true)
  })

  test('writes feet, and what Helvetica has no letter for', () => {
    expect(text(bytes('ft-in'))).toContain(`(13' 1\\275")`)
    const named = { ...sampleLayout, source: { ...sampleLayout.source, name: 'Küche (1) 厨房.mp4' } }
    const pdf = text(pdfOf(planSheet(named, planOptions), planOptions.date))
    expect(pdf).toContain('(K\\374che \\(1\\) ??)')
    expect(pdf).not.toMatch(/NaN|undefined/)
  })

  test('prints what Helvetica has no letters for through a stencil', () => {
    const objects = sampleLayout.objects.map((object) =>
      object.id === 'sofa-1' ? { ...object, id: '沙发', category: '沙发' } : object,
    )
    const asked: string[] = []
    const cut: CutStencil = (wanted, size, _isBold, outline) => {
      asked.push(`${wanted} ${outline > 0}`)
      expect(size).toBeGreaterThan(1)
      return {
        width: 12,
        height: 2,
        baseline: 1,
        pixelsPerMillimetre: 2,
        bits: Uint8Array.of(0xff, 0xf0, 0x80, 0x10),
      }
    }
    const sheet = planSheet({ ...sampleLayout, objects }, planOptions)
    const edged: Mark = {
      kind: 'text',
      text: '床',
      at: [20, 20],
      anchor: 'end',
      size: 3,
      fill: '#000000',
      halo: '#ffffff',
    }
    const pdf = text(pdfOf({ ...sheet, marks: [...sheet.marks, edged] }, planOptions.date, cut))
    // The light edge before the letters.
    expect(asked).toEqual(['沙发 false', '床 true', '床 false'])
    expect(pdf).not.toContain('(??)')
    expect(pdf).toContain('\nstream\nfff08010>\nendstream')
    expect(pdf).toContain('/Width 12 /Height 2 /ImageMask true')
    // Six millimetres by one, half a millimetre of it below the baseline.
    expect(pdf).toContain(' cm 6 0 0 1 0 -0.5 cm /S0 Do Q')
    for (const [, name, number] of pdf.matchAll(/\/(S\d+) (\d+) 0 R/g))
      expect(pdf.indexOf(`\n${number} 0 obj\n<< /Type /XObject`), name).toBeGreaterThan(0)
    expect(text(pdfOf(planSheet(sampleLayout, planOptions), planOptions.date, cut))).not.toContain(' Do Q')
  })
})
