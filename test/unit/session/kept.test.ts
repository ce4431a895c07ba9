import { describe, expect, test } from 'vitest'
import { stepped } from '../../../src/session/history.ts'
import { isWorthKeeping, type KeptWork, keptOf, summaryOf } from '../../../src/session/kept.ts'
import { KeptDocumentError, readKeptDocument, readKeptFrames } from '../../../src/session/readKept.ts'
import { openDocument } from '../openDocument.ts'
import { sampleLayout } from '../sampleLayout.ts'

const NO_WORK = { questions: [], measurements: [] }
const WORK: KeptWork = {
  questions: [{ id: 'question-1', text: 'How long is the sofa?', options: [] }],
  measurements: [
    {
      id: 'measure-1',
      part: 0,
      kind: 'distance',
      ends: [
        { kind: 'object', id: 'sofa-1' },
        { kind: 'point', at: [1, 2] },
      ],
    },
    {
      id: 'measure-2',
      part: 0,
      kind: 'area',
      corners: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    },
  ],
}

const frame = {
  index: 0,
  timestampSeconds: 0,
  sampled: true,
  width: 640,
  height: 480,
  detections: [{ category: 'couch', score: 0.7, box: { x0: 1, y0: 2, x1: 3, y1: 4 } }],
}

function editedTimes(count: number) {
  const open = openDocument(sampleLayout)
  let { history } = open
  for (let k = 0; k < count; k++) history = stepped(history, `step ${k}`, { ...sampleLayout })
  return { ...open, history, layout: history.present }
}

describe('what is kept of a document', () => {
  test('comes back as it was, with the last fifty steps', () => {
    const kept = structuredClone(keptOf(editedTimes(60), WORK))
    const read = readKeptDocument(kept)
    expect(read.predicted).toEqual(sampleLayout)
    expect(read.history.past).toHaveLength(50)
    expect(read).toMatchObject(WORK)
    expect(read.history.past.at(-1)?.label).toBe('step 59')
  })

  test('still says that it was computed in advance', () => {
    expect(readKeptDocument(keptOf({ ...editedTimes(1), isComputed: true }, NO_WORK)).isComputed).toBe(true)
    expect(readKeptDocument(keptOf(editedTimes(1), NO_WORK))).not.toHaveProperty('isComputed')
  })

  test('shares what the steps share, also after it was stored', () => {
    const { predicted, history } = readKeptDocument(structuredClone(keptOf(editedTimes(1), NO_WORK)))
    expect(history.past[0]?.state).toBe(predicted)
    expect(history.present.frames).toBe(predicted.frames)
  })

  test('holds no video and no address of a picture', () => {
    const kept = keptOf(
      { ...editedTimes(1), videoUrl: 'blob:video', film: [{ ...frame, url: 'blob:0' }] },
      NO_WORK,
    )
    expect(JSON.stringify(kept)).not.toContain('blob:')
  })

  test('is refused by name where it is something else', () => {
    for (const other of [undefined, {}, { ...keptOf(editedTimes(0), NO_WORK), version: 2 }])
      expect(() => readKeptDocument(other)).toThrow(KeptDocumentError)
    expect(() =>
      readKeptDocument({ ...keptOf(editedTimes(0), NO_WORK), predicted: { objects: [] } }),
    ).toThrow(/predicted/)
  })

  test('pictures are read where they are pictures', () => {
    const picture = new Blob(['jpeg'], { type: 'image/jpeg' })
    expect(readKeptFrames([{ ...frame, picture }])).toHaveLength(1)
    expect(readKeptFrames([{ ...frame, picture: 'blob:0' }])).toEqual([])
    expect(readKeptFrames(undefined)).toEqual([])
  })
})

test('a file that was only opened is not kept; a run and the user’s work are', () => {
  const open = openDocument(sampleLayout)
  expect(isWorthKeeping(open, NO_WORK)).toBe(false)
  expect(isWorthKeeping(editedTimes(1), NO_WORK)).toBe(true)
  expect(isWorthKeeping({ ...open, film: [{ ...frame, url: 'blob:0' }] }, NO_WORK)).toBe(true)
  expect(isWorthKeeping(open, WORK)).toBe(true)
})

test('the summary counts the steps from the prediction', () => {
  expect(summaryOf(editedTimes(3), 'a', 5)).toEqual({
    id: 'a',
    name: 'living room.mp4',
    savedAt: 5,
    edits: 3,
  })
})
