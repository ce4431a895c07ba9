import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../../../cli/main.ts'
import { writeLayout } from '../../../src/formats/index.ts'
import { mapAccuracy } from '../../../src/reasoning/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const [out, err]: [string[], string[]] = [[], []]

const annotated = (centroid: number[], axesLengths: number[]) => [
  { centroid, axesLengths, normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
]
/** The centres span 10 m, so that a cell is a metre: bed (0, 0), sofa (9, 0), lamp (0, 9) on the grid. */
const truth = {
  room: {
    object_bbox: {
      bed: annotated([0, 0, 0.5], [2, 2, 1]),
      sofa: annotated([10, 0, 0.5], [2, 1, 1]),
      lamp: annotated([0, 10, 0.5], [1, 1, 1]),
    },
  },
  hall: { object_bbox: { bed: annotated([0, 0, 0.5], [2, 2, 1]) } },
}
/** The lamp 5 cells off: 1 - 5 / (10 √2) = 0.6464. */
const grid =
  '<think><map>{"bed": [[0, 0]], "couch": [[9, 0]], "lamp": [[0, 4]]}</map></think><answer>A</answer>'
/** Turned by a quarter and shifted by (5, 5); all is right but the lamp's sides, 3 m for 1 m. */
const metric = `<map>${JSON.stringify([
  { object_name: 'bed', bbox: [4, 4, 6, 6] },
  { object_name: 'sofa', bbox: [4.5, 14, 5.5, 16] },
  { object_name: 'lamp 1', bbox: [-6.5, 3.5, -3.5, 6.5] },
])}</map><think>So.</think><answer>A</answer>`
const row = (scene_name: string, predicted_answer: string) =>
  JSON.stringify({ scene_name, question: 'Where?', ground_truth: 'A', predicted_answer })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-score-map-'))
  await writeFile(at('meta.json'), JSON.stringify(truth))
  const rows = [row('room', grid), row('room', metric), row('room', 'A'), row('attic', grid), 'no JSON']
  await writeFile(at('pred.jsonl'), rows.join('\n'))
  await writeFile(at('none.jsonl'), row('room', 'A'))
  await writeFile(at('metric.jsonl'), row('room', metric))
  await writeFile(at('saved.json'), writeLayout(sampleLayout))
  const elsewhere = { ...sampleLayout, source: { ...sampleLayout.source, name: 'another.mp4' } }
  await writeFile(at('other.json'), writeLayout(elsewhere))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  out.length = err.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

const scores = async (...words: string[]) => {
  expect(await main(['score-map', ...words, '--json'])).toBe(0)
  return JSON.parse(out.join('\n'))
}

test('printed maps are scored in every measure, and rows without one counted', async () => {
  const { overall, skipped, scenes, alignment } = await scores(at('pred.jsonl'), '--truth', at('meta.json'))
  expect(alignment).toBe('rigid')
  expect(skipped).toEqual({ withoutMap: 1, withoutTruth: 1, unreadable: 1 })
  expect(err.join('\n')).toContain(
    '2 maps; rows without a map: 1; of a scene that the truth lacks: 1; unreadable: 1',
  )
  expect(scenes.room).toEqual(overall)
  expect(overall).toMatchObject({ maps: 2, metricMaps: 1 })
  // The grid's (1 + 1 + 0.6464) / 3, and the metric map's 1.
  expect(overall.spacerMapScore).toBeCloseTo(((2 + 1 - 5 / (10 * Math.SQRT2)) / 3 + 1) / 2, 9)
  // Bed to sofa and to lamp are 9 cells each; sofa to lamp is over 10, in no bin. The grid's lamp is 4 from the bed.
  expect(overall.gridDistances.overall).toBeCloseTo(3 / 4, 9)
  expect(overall.gridDistances.outside).toBe(2)
  // IoU of the lamps 1 / 9.
  expect(overall.f1At25).toBeCloseTo(2 / 3, 9)
  expect(overall.f1At50).toBeCloseTo(2 / 3, 9)
  expect(overall.centerError).toBeCloseTo(0, 9)
  // The lamp's 2 m on both sides, over three objects.
  expect(overall.sizeError).toBeCloseTo(2 / 3, 9)
  // Bed to sofa 0; to lamp 8.5 - 7.5; sofa to lamp (8.5, 9) - (7.5, 8).
  expect(overall.gapError).toBeCloseTo((1 + Math.hypot(8.5, 9) - Math.hypot(7.5, 8)) / 3, 9)
})

test('the table has a line a scene and overall, and says the alignment', async () => {
  expect(await main(['score-map', at('pred.jsonl'), '--truth', at('meta.json')])).toBe(0)
  const [heads, room, overall, , caption] = (out[0] ?? '').split('\n')
  expect(heads).toMatch(/^scene +maps +SpaceR +VSI grid +F1@0.25 +F1@0.5 +centre +size +gap$/)
  expect(room).toMatch(/^room +2 +94\.1 +75\.0 +66\.7 +66\.7 +0\.00 +0\.67 +0\.80$/)
  expect(overall).toMatch(/^overall +2 +94\.1 /)
  expect(caption).toMatch(/^Alignment: rigid\./)
})

test('without an alignment a map in another frame finds nothing', async () => {
  const { overall } = await scores(at('metric.jsonl'), '--truth', at('meta.json'), '--align', 'none')
  expect(overall).toMatchObject({ f1At25: 0, f1At50: 0 })
  expect(overall).not.toHaveProperty('centerError')
})

test('a saved layout is the truth of itself, by its scene or as the only one', async () => {
  for (const file of ['saved.json', 'other.json']) {
    out.length = 0
    const { overall, scenes } = await scores(at(file), '--truth', at('saved.json'))
    expect(Object.keys(scenes)).toEqual(['living room.mp4'])
    expect(overall).toMatchObject({ spacerMapScore: 1, f1At50: 1 })
    expect(overall.gapError).toBeCloseTo(0, 9)
  }
})

test('many alike objects do not hold up the alignment', () => {
  const box = (x: number, y: number) => ({ center: [x, y, 0.5], size: [1, 1, 1], yaw: 0 }) as const
  const objects = (turn: (x: number, y: number) => readonly [number, number]) => [
    ...Array.from({ length: 40 }, (_, k) => ({ category: 'chair', box: box(...turn(k % 8, (k * 3) % 7)) })),
    ...['bed', 'sofa', 'lamp'].map((category, k) => ({ category, box: box(...turn(2 * k, 10 - k * k)) })),
  ]
  const { yaw, shift } = mapAccuracy(
    objects((x, y) => [-y, x]),
    objects((x, y) => [x, y]),
    'rigid',
  ).alignment
  expect(Math.cos(yaw + Math.PI / 2)).toBeCloseTo(1, 9)
  expect(Math.hypot(...shift)).toBeCloseTo(0, 9)
})

test.each([
  [[], /takes one file of maps/],
  [['pred.jsonl'], /say with --truth/],
  [['pred.jsonl', '--truth', 'meta.json', '--align', 'askew'], /--align is rigid or none/],
  [['nowhere.jsonl', '--truth', 'meta.json'], /there is no file/],
  [['pred.jsonl', '--truth', 'pred.jsonl'], /pred\.jsonl: .*JSON/],
  [['none.jsonl', '--truth', 'meta.json'], /no map that can be scored \(rows without a map: 1;/],
])('%j is bad input, and says why', async (words, reason) => {
  expect(await main(['score-map', ...words.map((word) => (/\.\w+$/.test(word) ? at(word) : word))])).toBe(1)
  expect(err.join('\n')).toMatch(reason)
})
