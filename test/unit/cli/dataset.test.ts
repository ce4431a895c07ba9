import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../../../cli/main.ts'
import { writeLayout } from '../../../src/formats/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const err: string[] = []

const QUESTIONS = [
  { id: 1, question: 'How many chairs are in this room?' },
  {
    id: 2,
    question: 'From the camera’s perspective, what is the direction of the chair from the sofa?',
    options: ['A. back-left', 'B. back-right'],
  },
  { id: 3, question: 'What is the size of this room (in square meters)?' },
  { id: 4, question: 'Why is the sofa red?' },
  { id: 5, question: 'How many pianos are in this room?' },
]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-dataset-'))
  await writeFile(at('room.json'), writeLayout(sampleLayout))
  const lines = QUESTIONS.map((question) => JSON.stringify(question))
  await writeFile(at('q.jsonl'), `${[...lines, '{"id": 6'].join('\n')}\n`)
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  err.length = 0
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

async function dataset(...words: string[]) {
  const files = ['--layouts', at('room.json'), '--questions', at('q.jsonl'), '--out', at('out.jsonl')]
  expect(await main(['dataset', ...files, ...words])).toBe(0)
  const text = await readFile(at('out.jsonl'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('SFT records for ms-swift: messages and the video, and what is left out is named', async () => {
  const [count, direction, ...more] = await dataset('--format', 'ms-swift')
  expect(more).toEqual([])
  expect(count).toEqual({
    messages: [
      { role: 'user', content: '<video>How many chairs are in this room?' },
      { role: 'assistant', content: expect.stringMatching(/^<map>.*<answer>1<\/answer>$/s) },
    ],
    videos: ['living room.mp4'],
  })
  expect(direction.messages[0].content).toMatch(/\nOptions:\nA\. back-left\nB\. back-right$/)
  expect(direction.messages[1].content).toMatch(/<answer>B<\/answer>$/)
  expect(err.join('\n')).toMatch(/q\.jsonl:3: left out question 3: .*no outline of the room/)
  expect(err.join('\n')).toMatch(/left out question 5: .*piano/)
  expect(err.at(-1)).toBe('2 of 5 questions written, 3 left out, 1 line could not be read')
})

test('SpaceR’s grammar has the room’s size too', async () => {
  const records = await dataset('--format', 'ms-swift', '--grammar', 'spacer')
  expect(records).toHaveLength(3)
  expect(records[2].messages[1].content).toMatch(/^<think>.*<map>\{"sofa".*<answer>20\.0<\/answer>$/s)
})

test('RL records for EasyR1: bare answers', async () => {
  const records = await dataset('--format', 'easyr1')
  expect(records).toHaveLength(3)
  expect(records[0]).toEqual({
    id: 1,
    question: 'How many chairs are in this room?',
    answer: '1',
    videos: ['living room.mp4'],
  })
  expect(records[1].answer).toBe('B')
})

test.each([
  [['--questions', 'q.jsonl'], /takes --layouts and --questions/],
  [['--layouts', 'room.json', '--questions', 'q.jsonl'], /--format is one of/],
  [
    ['--layouts', 'room.json', '--questions', 'q.jsonl', '--format', 'ms-swift', '--grammar', 'x'],
    /--grammar/,
  ],
  [['--layouts', 'none.json', '--questions', 'q.jsonl', '--format', 'easyr1'], /there is no file/],
])('%j is bad input, and says why', async (words, reason) => {
  expect(await main(['dataset', ...words.map((word) => (/\.jsonl?$/.test(word) ? at(word) : word))])).toBe(1)
  expect(err.join('\n')).toMatch(reason)
})
