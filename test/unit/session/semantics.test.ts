import { expect, test } from 'vitest'
import { readKeptFrames } from '../../../src/session/readKept.ts'
import { packSemantics } from '../../../src/session/semantics.ts'
import { filmedPatches } from '../filmedPatches.ts'

const CLASSES = ['wall', 'floor', 'door', 'window'] as const

test('of each cell the two likeliest classes are kept, with their probabilities', () => {
  const packed = packSemantics({
    rows: 1,
    columns: 2,
    classes: CLASSES,
    probabilities: Float32Array.of(0.05, 0, 0.75, 0.2, 0.25, 0.6, 0.15, 0),
  })
  expect(packed?.classes).toEqual(['door', 'window', 'floor', 'wall'])
  expect([...(packed?.best ?? [])].map((k) => packed?.classes[k])).toEqual([
    'door',
    'window',
    'floor',
    'wall',
  ])
  expect([...(packed?.shares ?? [])]).toEqual([0.75, 0.2, 0.6, 0.25].map((p) => Math.round(255 * p)))
})

test('a grid without cells is none', () => {
  const empty = { rows: 0, columns: 0, classes: CLASSES, probabilities: new Float32Array() }
  expect(packSemantics(empty)).toBeUndefined()
})

const frame = {
  index: 0,
  timestampSeconds: 0,
  sampled: true,
  width: 640,
  height: 480,
  detections: [],
  picture: new Blob(['jpeg'], { type: 'image/jpeg' }),
}

test('kept frames come back with it; older ones have none, and what cannot be read is left out', () => {
  const [whole] = readKeptFrames([{ ...frame, semantics: structuredClone(filmedPatches) }])
  expect(whole?.semantics).toEqual(filmedPatches)
  for (const semantics of [
    undefined,
    { ...filmedPatches, best: filmedPatches.best.slice(1) },
    { ...filmedPatches, classes: ['wall'] },
  ]) {
    const [read] = readKeptFrames([{ ...frame, ...(semantics && { semantics }) }])
    expect(read?.index).toBe(0)
    expect(read && 'semantics' in read).toBe(false)
  }
})
