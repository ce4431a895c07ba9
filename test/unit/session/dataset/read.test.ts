import { describe, expect, test } from 'vitest'
import { type Prediction, readVsiMetaInfo } from '../../../../src/formats/index.ts'
import type { DatasetRow, RunSummary } from '../../../../src/session/dataset/protocol.ts'
import { DatasetError, readDataset, readTruths } from '../../../../src/session/dataset/read.ts'
import { datasetRow } from '../../../../src/session/dataset/row.ts'

const record = (id: number, fields: Record<string, unknown> = {}) => ({
  id,
  scene_name: 'hall',
  question_type: 'object_counting',
  question: 'How many chair(s) are in this room?',
  ground_truth: '4',
  predicted_answer: '4',
  ...fields,
})
const lines = (records: readonly unknown[]) => records.map((one) => `${JSON.stringify(one)}\n`).join('')

async function read(text: string): Promise<{ pieces: number[]; rows: DatasetRow[]; summary: RunSummary }> {
  const [pieces, rows]: [number[], DatasetRow[]] = [[], []]
  const reading = readDataset([text], new Map())
  let step = await reading.next()
  for (; !step.done; step = await reading.next()) {
    pieces.push(step.value.length)
    rows.push(...step.value)
  }
  return { pieces, rows, summary: step.value }
}

const MAP =
  '<map>[{"object_name": "sofa", "bbox": [0.0, 0.0, 2.0, 1.0]}, {"object_name": "tv", "bbox": [0.5, 3.0, 1.5, 3.2]}]</map>'
const prediction = (more: Partial<Prediction>): Prediction => ({
  id: '1',
  question:
    'Measuring from the closest point of each object, what is the distance between the sofa and the tv (in meters)?',
  predicted: '2.6',
  extra: {},
  ...more,
})

describe('a row', () => {
  test('is scored both ways, and says by how much its number is off', () => {
    const row = datasetRow(
      prediction({
        question: 'How many chairs?',
        type: 'object_counting',
        groundTruth: '4',
        predicted: 'The answer is 3',
      }),
      7,
      'vsi',
      undefined,
    )
    expect(row).toMatchObject({ line: 7, task: 'object_counting', scoreAsPublished: 0, relativeError: 0.25 })
    expect(row.score).toBeGreaterThan(0)
  })

  test('of an unknown task, or without a truth, has no score', () => {
    const odd = prediction({ type: 'juggling', groundTruth: '3' })
    expect(datasetRow(odd, 1, 'vsi', undefined)).not.toHaveProperty('score')
    expect(datasetRow(prediction({ type: 'object_counting' }), 1, 'vsi', undefined)).not.toHaveProperty(
      'score',
    )
    expect(datasetRow(prediction({}), 1, 'juggling', undefined)).not.toHaveProperty('score')
  })

  test('has its claims counted by their verdicts, and its answer held against its own map', () => {
    const think = '<think>The distance between the sofa and the tv is 9.0 m, and 1 + 1 = 3.</think>'
    const row = datasetRow(
      prediction({ response: `${MAP}${think}<answer>9.0</answer>`, predicted: '9.0' }),
      1,
      'vsi',
      undefined,
    )
    expect(row.hasMap).toBe(true)
    expect(row.verdicts['contradicts-own-map']).toBe(1)
    expect(row.verdicts['arithmetic-wrong']).toBe(1)
    expect(row.claims).toBe(2)
    expect(row.agreesWithOwnMap).toBe(false)
  })

  test('of a bare answer is not searched for claims', () => {
    expect(datasetRow(prediction({}), 1, 'vsi', undefined)).toMatchObject({ claims: 0, hasMap: false })
  })
})

describe('a file of predictions', () => {
  test('comes in pieces, with the scores of all at the end', async () => {
    const records = Array.from({ length: 600 }, (_, k) => record(k, { predicted_answer: k % 2 ? '4' : '9' }))
    const { pieces, rows, summary } = await read(lines(records))
    expect(pieces).toEqual([250, 250, 100])
    expect(rows.map(({ id }) => id).slice(0, 3)).toEqual(['0', '1', '2'])
    expect(summary.benchmark).toBe('vsi')
    expect(summary.scores.right.tasks.object_counting).toBeCloseTo(0.5)
    expect(summary.refused.count).toBe(0)
  })

  test('keeps what can be read, and names the lines that cannot', async () => {
    const { rows, summary } = await read(`${lines([record(1)])}{broken\n[]\n${lines([record(2)])}`)
    expect(rows.map(({ line }) => line)).toEqual([1, 4])
    expect(summary.refused).toMatchObject({ count: 2, first: [{ line: 2 }, { line: 3 }] })
  })

  test('of another benchmark has that one’s scores', async () => {
    const row = { question: 'Which?', answer: '2.0', prediction: '2.0', options: [], frames: 4 }
    const { summary } = await read(lines([row, row]))
    expect(summary.benchmark).toBe('qvs')
    expect(summary.scores.right.means.overall).toBe(1)
  })

  test('without a single prediction is refused', async () => {
    await expect(read('')).rejects.toThrow(DatasetError)
    await expect(read('{"a": 1}\n')).rejects.toThrow('No line holds a prediction')
  })
})

describe('truths', () => {
  const scene = {
    object_bbox: {
      chair: [
        { centroid: [0, 1, 0.5], axesLengths: [0.5, 0.5, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
      ],
    },
  }
  test('come from all files that hold maps; the others are named', async () => {
    const { truths, unreadable } = await readTruths([
      new File([JSON.stringify({ hall: scene, attic: scene })], 'meta.json'),
      new File(['to do'], 'notes.txt'),
    ])
    expect([...truths.keys()]).toEqual(['hall', 'attic'])
    expect(unreadable).toEqual(['notes.txt'])
  })

  test('are what claims are held against', () => {
    const [truth] = readVsiMetaInfo(JSON.stringify({ hall: scene })).layouts
    const response = '<think>There are 3 chairs in the room, I think.</think><answer>3</answer>'
    const row = datasetRow(
      prediction({ question: 'How many chairs?', response, predicted: '3' }),
      1,
      'vsi',
      truth,
    )
    expect(row.verdicts['contradicts-truth']).toBe(1)
  })
})
