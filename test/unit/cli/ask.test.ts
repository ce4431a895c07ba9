import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../../../cli/main.ts'
import { writeLayout } from '../../../src/formats/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const [out, err]: [string[], string[]] = [[], []]

/** The sample as a meta_info of VSI-Bench would hold it: the same boxes, upright, with the floor at z = 0. */
const meta = {
  room: {
    dataset: 'made-up',
    video_path: 'room.mp4',
    room_size: 20,
    room_center: [0, 1.5, 1],
    object_counts: { sofa: 1, chair: 2 },
    object_bbox: {
      sofa: [annotated([-1, 3, 0.4], [2, 0.9, 0.8])],
      chair: [annotated([1.2, 1.5, 0.4], [0.6, 0.5, 0.8]), annotated([1.2, -0.5, 0.4], [0.6, 0.5, 0.8])],
    },
  },
}
function annotated(centroid: number[], axesLengths: number[]) {
  const [min, max] = [-0.5, 0.5].map((k) => centroid.map((c, n) => c + k * (axesLengths[n] ?? 0)))
  return { centroid, axesLengths, normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1], min, max }
}
const question = (
  id: number,
  question_type: string,
  text: string,
  ground_truth: string,
  options?: string[],
) =>
  JSON.stringify({
    id,
    dataset: 'made-up',
    scene_name: 'room',
    question_type,
    question: text,
    options,
    ground_truth,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-ask-'))
  await writeFile(at('layout.json'), writeLayout(sampleLayout))
  await writeFile(at('meta.json'), JSON.stringify(meta))
  const questions = [
    question(0, 'object_counting', 'How many chair(s) are in this room?', '2'),
    question(1, 'room_size_estimation', 'What is the size of this room (in square meters)?', '20'),
    question(2, 'object_size_estimation', 'How big is the moon?', '5'),
    'this line is no JSON',
  ]
  await writeFile(at('questions.jsonl'), questions.join('\n'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  out.length = err.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

test('a question gets its answer, and the steps to it', async () => {
  expect(
    await main(['ask', at('layout.json'), 'How far apart are the centres of the sofa and the chair?']),
  ).toBe(0)
  const [text = ''] = out
  // (-1, 3, 0.4) and (1.2, 1.5, 0.42)
  expect(text).toMatch(/^2\.66 ± 0\.\d+ m\n\n1\. /)
})

test('the answer as JSON names its program', async () => {
  expect(await main(['ask', at('layout.json'), 'How many sofas are there?', '--json'])).toBe(0)
  const { program, answer } = JSON.parse(out[0] ?? '')
  expect([program, answer.value]).toEqual([{ kind: 'count', category: 'sofa' }, 1])
})

test.each([
  [['ask', 'layout.json', 'What is love?'], /You can ask, for example:/],
  [['ask', 'layout.json', 'How far is the sofa from the piano?'], /piano/],
  [['ask', 'nowhere.json', 'How many chairs?'], /there is no file/],
  [['ask', 'questions.jsonl', 'How many chairs?'], /questions\.jsonl/],
  [['ask', 'meta.json', 'How many chairs?', '--scene', 'attic'], /no layout attic \(it has room\)/],
  [['ask', 'layout.json'], /takes a layout and a question/],
  [['eval', 'questions.jsonl'], /holds no prediction that can be scored/],
  [['eval', 'questions.jsonl', '--benchmark', 'moon'], /there is no benchmark moon/],
  [['eval', 'nowhere.jsonl'], /there is no file/],
  [['eval', '.'], /is no file/],
  [['eval', 'questions.jsonl', '--loud'], /--loud/],
  [['answer', '--layouts', 'meta.json', '--questions', 'nowhere.jsonl'], /there is no file/],
  [['answer', '--layouts', 'meta.json'], /takes --layouts and --questions/],
  [['answer', '--layouts', 'meta.json', '--questions', 'questions.jsonl', '--map', 'oil'], /--map is one of/],
])('%j is bad input, and says why', async (words, reason) => {
  const withPaths = words.map((word) => (/^\w+\.jsonl?$/.test(word) ? at(word) : word))
  expect(await main(withPaths)).toBe(1)
  expect(err.join('\n')).toMatch(reason)
})

test('a benchmark is answered, and scored per task; what could not be read or answered is told', async () => {
  const files = [
    '--layouts',
    at('meta.json'),
    '--questions',
    at('questions.jsonl'),
    '--out',
    at('pred.jsonl'),
  ]
  expect(await main(['answer', ...files])).toBe(0)
  expect(err.join('\n')).toMatch(/questions\.jsonl:4: /)
  expect(err.join('\n')).toContain('2 of 3 questions answered')
  const rows = (await readFile(at('pred.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows.map(({ predicted_answer }) => predicted_answer)).toEqual(['2', '20.0', ''])
  expect(rows[2].unanswered).toBe('The map has no moon.')
  expect(rows.some((row) => 'guessed' in row)).toBe(false)
  expect(err.at(-1)).toMatch(/^ +1 {2}The map has no moon\.$/)

  expect(await main(['eval', at('pred.jsonl'), '--json', '--out', at('results.jsonl')])).toBe(0)
  const results = (await readFile(at('results.jsonl'), 'utf8')).trim().split('\n')
  expect(results.map((line) => JSON.parse(line).score)).toEqual([1, 1, 0])
  const { right } = JSON.parse(out.at(-1) ?? '')
  expect(right.tasks).toEqual({ object_counting: 1, room_size_estimation: 1, object_size_estimation: 0 })
  expect(right.means.overall).toBeCloseTo(2 / 3, 9)
})

test('what the map does not answer is guessed where that is asked for, marked, and scored apart', async () => {
  const files = [
    '--layouts',
    at('meta.json'),
    '--questions',
    at('questions.jsonl'),
    '--out',
    at('guessed.jsonl'),
  ]
  expect(await main(['answer', ...files, '--guess'])).toBe(0)
  expect(err.join('\n')).toContain('2 of 3 questions answered, 1 guessed')
  const rows = (await readFile(at('guessed.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows.slice(0, 2).map(({ predicted_answer, guessed }) => [predicted_answer, guessed])).toEqual([
    ['2', undefined],
    ['20.0', undefined],
  ])
  expect(rows[2]).toMatchObject({
    guessed: true,
    guess: 'usual size of a moon',
    unanswered: 'The map has no moon.',
    trace: expect.stringContaining('Guess, not measured'),
  })
  expect(Number(rows[2].predicted_answer)).toBeGreaterThan(0)

  expect(await main(['eval', at('guessed.jsonl'), '--json'])).toBe(0)
  const { right, parts } = JSON.parse(out.at(-1) ?? '')
  expect(parts.answered).toMatchObject({ rows: 2, right: { means: { overall: 1 } } })
  expect(parts.guessed).toMatchObject({ rows: 1, right: { tasks: { object_size_estimation: 0 } } })
  expect(parts.withoutGuesses).toMatchObject({ rows: 3, right: { means: { overall: right.means.overall } } })
  expect(err.at(-1)).toBe('3 predictions, 1 of them guessed')
  expect(await main(['eval', at('guessed.jsonl')])).toBe(0)
  expect(out.at(-1)).toMatch(/task +answered +score +guessed +score +together +score +without guesses/)
})

test('without marks there are no parts', async () => {
  const row = {
    id: 1,
    question: '?',
    question_type: 'object_counting',
    ground_truth: '2',
    predicted_answer: '2',
  }
  await writeFile(at('plain.jsonl'), JSON.stringify(row))
  expect(await main(['eval', at('plain.jsonl'), '--json'])).toBe(0)
  expect(JSON.parse(out.at(-1) ?? '').parts).toBeUndefined()
})

test('other benchmarks are scored too, as published and right', async () => {
  const row = (task: string, predicted_answer: string) =>
    JSON.stringify({ id: 1, question: '?', task, ground_truth: 'left', predicted_answer })
  await writeFile(
    at('spar.jsonl'),
    [row('position_matching', 'left'), row('camera_motion_infer', '')].join('\n'),
  )
  expect(await main(['eval', at('spar.jsonl'), '--benchmark', 'spar', '--json'])).toBe(0)
  const { right, asPublished } = JSON.parse(out.at(-1) ?? '')
  // The published code takes an empty answer for a part of the right one.
  expect([right.means.overall, asPublished.means.overall]).toEqual([0.5, 1])
})
