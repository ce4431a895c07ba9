import { expect, test } from 'vitest'
import { STAGES } from '../../../../src/session/index.ts'
import { backendGroups, stageLines } from '../../../../src/view/shell/stages.ts'

test('stages come in their order: what is done, what runs, what waits', () => {
  const lines = stageLines({ stage: 'watch', done: 7.6, total: 16, unit: 'keyframes' })
  expect(lines.map(({ stage }) => stage)).toEqual([...STAGES])
  expect(lines.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'current', 'waiting', 'waiting'])
  expect(new Set(lines.map(({ title }) => title)).size).toBe(6)
  expect(lines.map(({ detail }) => detail)).toEqual([
    undefined,
    undefined,
    undefined,
    '7 of 16 keyframes',
    undefined,
    undefined,
  ])
  expect(lines[3]?.share).toBeCloseTo(7.6 / 16)
})

test('bytes are told as megabytes, networks as what they are', () => {
  const detail = (unit: string, done: number, total: number) =>
    stageLines({ stage: 'models', done, total, unit })[2]?.detail
  expect(detail('bytes', 12_400_000, 50_000_000)).toBe('12 of 50 MB')
  expect(detail('networks', 2, 5)).toBe('2 of 5 networks prepared for the GPU')
})

test('what counts nothing has no share, and none is more than whole', () => {
  const [open] = stageLines({ stage: 'open', done: 0, total: 0, unit: '' })
  expect([open?.detail, open?.share]).toEqual([undefined, undefined])
  // Steps whose number nobody knows: how far they are is a bar, and no words.
  const [, , , , link] = stageLines({ stage: 'link', done: 250, total: 1000, unit: '' })
  expect([link?.detail, link?.share]).toEqual([undefined, 0.25])
  const [, , models] = stageLines({ stage: 'models', done: 60, total: 50, unit: 'bytes' })
  expect(models?.share).toBe(1)
})

test('networks that run alike for one reason are told together, each once', () => {
  const groups = backendGroups([
    { network: 'Depth', backend: 'webgpu', reason: '' },
    { network: 'Objects', backend: 'wasm', reason: 'the GPU gave other numbers' },
    { network: 'Lines', backend: 'webgpu', reason: '' },
    { network: 'Depth', backend: 'webgpu', reason: '' },
    { network: 'Metric', backend: 'wasm', reason: '' },
  ])
  expect(groups).toEqual([
    { how: 'WebGPU', networks: ['Depth', 'Lines'] },
    { how: 'the GPU gave other numbers', networks: ['Objects'] },
    { how: 'WebAssembly', networks: ['Metric'] },
  ])
  expect(backendGroups([])).toEqual([])
})
