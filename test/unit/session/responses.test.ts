import { beforeEach, expect, test } from 'vitest'
import {
  changeResponse,
  checkThis,
  focus,
  foldResponse,
  marksShown,
  pointAt,
  readResponseFile,
  responses,
  restOn,
  session,
  showTraceTab,
  traceTab,
  UnreadableResponse,
} from '../../../src/session/index.ts'
import { openDocument } from '../openDocument.ts'
import { sampleLayout } from '../sampleLayout.ts'

const file = (name: string, text: string) => new File([text], name)
beforeEach(() => session.setState({ document: openDocument({ ...sampleLayout }) }))

test('of a file of predictions the first record is read, of any other the text', async () => {
  const row = {
    question: 'How many chairs?',
    options: ['A. 1', 'B. 2'],
    predicted_answer: '<answer>B</answer>',
  }
  expect(await readResponseFile(file('pred.jsonl', `${JSON.stringify(row)}\n{"no": 1}\n`))).toEqual({
    text: '<answer>B</answer>',
    question: 'How many chairs?',
    options: ['1', '2'],
    predicted: 'B',
  })
  expect(await readResponseFile(file('said.txt', 'The sofa is far.'))).toMatchObject({
    text: 'The sofa is far.',
  })
})

test('a file without a record says why it cannot be read', async () => {
  await expect(readResponseFile(file('pred.jsonl', '{"no": 1}\n'))).rejects.toThrow(/Line 1 of pred\.jsonl/)
  await expect(readResponseFile(file('pred.jsonl', ''))).rejects.toBeInstanceOf(UnreadableResponse)
})

test('a response put up for checking is shown, changed, and ends with its document', () => {
  showTraceTab('ask')
  checkThis({ text: 'one', question: '', options: [] })
  expect(traceTab.getState().tab).toBe('check')
  changeResponse({ question: 'How many chairs are there?' })
  expect(responses.getState().response).toMatchObject({ text: 'one', question: 'How many chairs are there?' })
  session.setState({ document: openDocument({ ...sampleLayout }) })
  expect(responses.getState().response.text).toBe('')
})

test('a response that is put up for checking stands back, and one that is typed does not', () => {
  const isFolded = () => responses.getState().isFolded
  expect(isFolded()).toBe(false)
  changeResponse({ text: 'one' })
  expect(isFolded()).toBe(false)
  checkThis({ text: 'two', question: '', options: [] })
  expect(isFolded()).toBe(true)
  foldResponse(false)
  expect(isFolded()).toBe(false)
  foldResponse(true)
  session.setState({ document: openDocument({ ...sampleLayout }) })
  expect(isFolded()).toBe(false)
})

test('what is pointed at is drawn before what rests on the map', () => {
  const [rest, pass] = [[{ kind: 'point', at: [0, 0, 0] }], [{ kind: 'point', at: [1, 0, 0] }]] as const
  restOn(rest)
  expect(marksShown(focus.getState())).toBe(rest)
  pointAt(pass)
  expect(marksShown(focus.getState())).toBe(pass)
  pointAt(undefined)
  expect(marksShown(focus.getState())).toBe(rest)
  pointAt([])
  expect(marksShown(focus.getState())).toBe(rest)
  restOn(undefined)
  expect(marksShown(focus.getState())).toEqual([])
})
