import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../../../cli/main.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const [out, err]: [string[], string[]] = [[], []]

/** Boxes whose centres lie as far from the fridge's as in Video2Layout's first figure: the armchair is the nearest. */
const map = [
  { object_name: 'fridge', bbox: [-10.2, 0.3, -9.4, 1.1] },
  { object_name: 'armchair', bbox: [-5.45, 0.2, -4.45, 1.2] },
  { object_name: 'dogbed', bbox: [-10.3, 6.01, -9.3, 7.01] },
]
const response = (think: string, answer: string) =>
  `<map>The boxes are: ${JSON.stringify(map)}</map>\n<think>${think}</think>\n<answer>${answer}</answer>`
const row = (id: number, predicted_answer: string) =>
  JSON.stringify({
    id,
    scene_name: 'room',
    question_type: 'object_rel_distance',
    question:
      'Considering the center point of the fridge as a reference point, which of these objects has the nearest center point to it?',
    options: ['A. armchair', 'B. dogbed'],
    ground_truth: 'A',
    predicted_answer,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-check-'))
  const right = 'The distance between the fridge and the armchair is 4.85 m. 3 + 4 = 7.'
  const wrong = 'The distance between the fridge and the armchair is 9.10 m. 3 + 4 = 8.'
  await writeFile(
    at('pred.jsonl'),
    [row(0, response(right, 'A')), row(1, response(wrong, 'B')), 'no JSON'].join('\n'),
  )
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  out.length = err.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

test('an answer against its own map is told, and what its claims come to', async () => {
  expect(await main(['check', at('pred.jsonl')])).toBe(0)
  expect(out[0]).toMatch(/^1: Its own map gives armchair .*but it answers dogbed/)
  expect(out[1]).toContain('answers that contradict their own map: 1 of 2 (50.0 %)')
  expect(out[1]).toMatch(/contradicts-own-map +1 /)
  expect(out[1]).toMatch(/arithmetic-wrong +1 /)
  expect(err.join('\n')).toMatch(/pred\.jsonl:3: /)
})

test('as JSON, every claim has its verdict and its place in the text', async () => {
  expect(await main(['check', at('pred.jsonl'), '--json'])).toBe(0)
  const rows = out.map((line) => JSON.parse(line))
  expect(rows.map(({ ownMap }) => ownMap.agrees)).toEqual([true, false])
  const verdicts = (k: number) => rows[k].claims.map(({ verdict }: { verdict: string }) => verdict)
  expect(verdicts(0).every((verdict: string) => verdict === 'consistent')).toBe(true)
  expect(verdicts(1)).toEqual(expect.arrayContaining(['contradicts-own-map', 'arithmetic-wrong']))
})

test('bad input is said', async () => {
  expect(await main(['check'])).toBe(1)
  expect(await main(['check', at('nowhere.jsonl')])).toBe(1)
  expect(err.join('\n')).toMatch(/there is no file/)
})
