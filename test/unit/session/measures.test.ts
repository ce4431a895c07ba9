import { beforeEach, expect, test } from 'vitest'
import {
  cancelMeasuring,
  closeArea,
  dropMeasurement,
  keptMeasurements,
  measures,
  measureWith,
  remeasure,
  session,
  setEnd,
  unsetEnd,
} from '../../../src/session/index.ts'
import { openDocument } from '../openDocument.ts'
import { sampleLayout } from '../sampleLayout.ts'

const place = (x: number, y: number) => ({ kind: 'point', at: [x, y] }) as const
const sofa = { kind: 'object', id: 'sofa-1' } as const
beforeEach(() => {
  session.setState({ document: openDocument({ ...sampleLayout }), part: 0 })
  remeasure([])
})

test('two ends make a distance; the same end twice does not', () => {
  setEnd(sofa)
  expect(measures.getState().pending).toEqual([])
  measureWith('distance')
  setEnd(sofa)
  setEnd(sofa)
  expect(measures.getState().list).toEqual([])
  setEnd(place(1, 2))
  expect(keptMeasurements()).toEqual([
    { id: 'measure-1', part: 0, kind: 'distance', ends: [sofa, place(1, 2)] },
  ])
  expect(measures.getState()).toMatchObject({ pending: [], tool: 'distance' })
})

test('corners make an area when it is closed; a double click is one corner', () => {
  measureWith('area')
  for (const [x, y] of [
    [0, 0],
    [2, 0],
  ] as const)
    setEnd(place(x, y))
  closeArea()
  expect(measures.getState().list).toEqual([])
  setEnd(place(9, 9))
  unsetEnd()
  setEnd(place(2, 3))
  setEnd(place(2.005, 3))
  closeArea()
  expect(measures.getState().list).toMatchObject([
    {
      kind: 'area',
      corners: [
        [0, 0],
        [2, 0],
        [2, 3],
      ],
    },
  ])
})

test('Escape forgets what is set, and then puts the tool down', () => {
  measureWith('distance')
  setEnd(sofa)
  cancelMeasuring()
  expect(measures.getState()).toMatchObject({ pending: [], tool: 'distance' })
  cancelMeasuring()
  expect(measures.getState().tool).toBeUndefined()
})

test('measurements are deleted, kept, and end with their document', () => {
  measureWith('distance')
  setEnd(sofa)
  setEnd(place(0, 0))
  setEnd(place(1, 1))
  setEnd(place(2, 2))
  dropMeasurement('measure-1')
  expect(keptMeasurements().map(({ id }) => id)).toEqual(['measure-2'])
  const kept = keptMeasurements()
  session.setState({ document: openDocument({ ...sampleLayout }) })
  expect(keptMeasurements()).toEqual([])
  remeasure(kept)
  expect(keptMeasurements()).toEqual(kept)
})
