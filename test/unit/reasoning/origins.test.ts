import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../scripts/paths.ts'
import { sampleTruth } from '../../../scripts/sample/truth.ts'
import {
  layoutOfGrid,
  layoutOfPrinted,
  readCsv,
  readLabelCloud,
  readOmni3d,
  readRoomPlan,
  readSpatialLm,
  readVideo2LayoutMap,
  readVsiMetaInfo,
  writeCsv,
  writeLabelCloud,
  writeOmni3d,
  writeRoomPlan,
  writeSpatialLm,
  writeVideo2LayoutMap,
} from '../../../src/formats/index.ts'
import {
  added,
  type Layout,
  type LayoutObject,
  merged,
  removed,
  renamed,
  rescaledByLength,
  reverted,
  sizeProvenance,
  split,
  withBox,
} from '../../../src/layout/index.ts'
import { type TraceStep, traceOfLayout } from '../../../src/reasoning/index.ts'
import { readComputed } from '../../../src/session/readComputed.ts'
import { bedroom, mapOf } from '../layout/furnishedRooms.ts'
import { sampleLayout } from '../sampleLayout.ts'

/** Under load a map takes seconds. */
const PATIENT = 60_000

const stepsOf = (layout: Layout): TraceStep[] => traceOfLayout(layout).flatMap(({ steps }) => steps)
const unrecorded = (layout: Layout): string[] =>
  stepsOf(layout).flatMap(({ id, origin }) => (origin === undefined || origin === 'unrecorded' ? [id] : []))

const scene = {
  dataset: 'scannet',
  room_size: 20,
  object_bbox: {
    chair: [
      { centroid: [0, 1, 0.5], axesLengths: [0.5, 0.5, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
    ],
  },
}
const printed = {
  frame: 'metric' as const,
  objects: [{ name: 'sofa', center: [1, 2] as const, bbox: [0, 1, 2, 3] as const }],
}

const imports: readonly [string, () => Layout | undefined][] = [
  ['a CSV table', () => readCsv(writeCsv(sampleLayout))],
  ['SpatialLM', () => readSpatialLm(writeSpatialLm(sampleLayout))],
  ['RoomPlan', () => readRoomPlan(writeRoomPlan(sampleLayout))],
  ['labelCloud', () => readLabelCloud(writeLabelCloud(sampleLayout))],
  ['Omni3D', () => readOmni3d(writeOmni3d(sampleLayout))],
  ['Video2Layout', () => readVideo2LayoutMap(writeVideo2LayoutMap(sampleLayout))],
  ['VSI-Bench', () => readVsiMetaInfo(JSON.stringify({ a: scene })).layouts[0]],
  ['a grid', () => layoutOfGrid({ sofa: [[3, 4]] }, { x0: 0, y0: 0, x1: 10, y1: 10 })],
  ['a map that a model printed', () => layoutOfPrinted(printed as never, 'response')],
  ['the drawing of the sample', () => sampleTruth()],
]

describe.each(imports)('%s', (_name, read) => {
  const layout = read() as Layout
  const steps = stepsOf(layout)

  test('says of each number that it was read, or that the file lacks it', () => {
    expect(layout.objects.length).toBeGreaterThan(0)
    expect(unrecorded(layout)).toEqual([])
    const origins = new Set(steps.map(({ origin }) => origin))
    origins.delete('imported')
    // What a format has no place for is taken as 0, and a drawing may state its lens.
    origins.delete('assumed')
    origins.delete('by-hand')
    expect([...origins]).toEqual([])
  })

  test('claims no deviation, and names what was read', () => {
    expect(steps.filter(({ sd }) => sd !== undefined).map(({ id }) => id)).toEqual([])
    for (const { origin, formula } of steps)
      if (origin === 'imported') expect(formula).toMatch(/^(read|computed) from \S/)
  })
})

test('the map that ships with the sample is of this format, with its keyframes, and all of it is recorded', async () => {
  const text = await readFile(join(root, 'public/sample/room.map.json'), 'utf8')
  const { layout, backends, frames } = readComputed(text)
  expect(layout.version).toBe(3)
  expect(frames.length).toBeGreaterThan(10)
  expect(frames.every(({ picture, semantics }) => picture.size > 1000 && semantics)).toBe(true)
  expect(backends.length).toBeGreaterThan(3)
  expect(layout.objects.length).toBeGreaterThan(20)
  expect(unrecorded(layout)).toEqual([])
})

describe('a map of a film', () => {
  const map = mapOf(bedroom)
  const object = (layout: Layout, id: string) => layout.objects.find((one) => one.id === id) as LayoutObject
  const [first, second] = map.objects as [LayoutObject, LayoutObject]
  const step = (layout: Layout, id: string) => stepsOf(layout).find((one) => one.id === id) as TraceStep
  const raised = { ...first.box, size: [first.box.size[0], first.box.size[1], 1.5] as const }
  const [x, y, z] = first.box.center

  test('records how each number came to be', { timeout: PATIENT }, () => {
    expect(map.objects.length).toBeGreaterThan(3)
    expect(unrecorded(map)).toEqual([])
    const origins = new Set(stepsOf(map).map(({ origin }) => origin))
    for (const origin of ['measured', 'prior', 'by-hand'] as const) expect(origins).toContain(origin)
  })

  const edits: readonly [string, Layout][] = [
    ['moved', withBox(map, first.id, { ...first.box, center: [x + 1, y, z] })],
    ['resized', withBox(map, first.id, raised)],
    ['renamed', renamed(map, first.id, 'bench').layout],
    ['removed', removed(map, first.id)],
    ['added', added(map, 'chair', [1, 1]).layout],
    ['added, of a kind nobody knows', added(map, 'aquarium', [1, 1]).layout],
    ['merged', merged(map, first.id, second.id)],
    ['split', split(map, first.id).layout],
    ['rescaled', rescaledByLength(map, { objectId: first.id, axis: 2, metres: 1 })],
    ['put back', reverted(withBox(map, first.id, raised), first.id, first).layout],
  ]
  test.each(edits)('says where each number comes from when something was %s', (_name, layout) => {
    expect(unrecorded(layout)).toEqual([])
  })

  test('takes what a person typed as exact, and as nothing but what was typed', () => {
    const layout = withBox(map, first.id, raised)
    expect(step(layout, `${first.id}-height`)).toMatchObject({ origin: 'by-hand', value: 1.5 })
    expect(step(layout, `${first.id}-height`)).not.toHaveProperty('sd')
    for (const name of ['x', 'y', 'z', 'length', 'width'])
      expect({ ...step(layout, `${first.id}-${name}`), marks: [] }).toEqual({
        ...step(map, `${first.id}-${name}`),
        marks: [],
      })
  })

  test('has not its height set by a drag in the plan', () => {
    const layout = withBox(map, first.id, { ...first.box, center: [x + 1, y + 1, z] })
    const origins = ['x', 'y', 'z'].map((name) => step(layout, `${first.id}-${name}`).origin)
    expect(origins).toEqual(['by-hand', 'by-hand', step(map, `${first.id}-z`).origin])
  })

  test('holds a measured length as it was stated, and overrules the other cues', () => {
    const layout = rescaledByLength(map, { objectId: first.id, axis: 2, metres: 1 })
    expect(object(layout, first.id).box.size[2]).toBeCloseTo(1, 12)
    expect(step(layout, `${first.id}-height`)).toMatchObject({ origin: 'by-hand' })
    expect(step(layout, `${first.id}-height`)).not.toHaveProperty('sd')
    const [scale] = traceOfLayout(layout).filter(({ id }) => id === 'scale')
    expect(scale?.summary).toMatch(/from 1 of \d+ cues\.$/)
  })

  test('holds it no longer when the object is resized, split, or another one is measured', () => {
    const layout = rescaledByLength(map, { objectId: first.id, axis: 0, metres: 2 })
    const method = (changed: Layout, id: string, axis: 0 | 1 | 2 = 0) =>
      sizeProvenance(object(changed, id), axis, changed)?.method
    expect(method(layout, first.id)).toBe('known-length')
    expect(method(layout, first.id, 1)).not.toBe('known-length')
    const { box } = object(layout, first.id)
    const longer = withBox(layout, first.id, { ...box, size: [3, box.size[1], box.size[2]] })
    expect(method(longer, first.id)).toBe('set-by-hand')
    expect(method(split(layout, first.id).layout, first.id)).toBe('split-box')
    const other = rescaledByLength(layout, { objectId: second.id, axis: 0, metres: 1 })
    expect([method(other, first.id), method(other, second.id)]).toEqual([
      object(map, first.id).provenance?.size[0].method,
      'known-length',
    ])
    const named = renamed(layout, first.id, 'bench')
    expect(method(named.layout, named.id)).toBe('known-length')
    expect(named.layout.scale.provenance?.inputs).toEqual([named.id])
  })

  test('calls what is made of a set box and a measured one measured, and of two set ones theirs', () => {
    const set = (layout: Layout, id: string) => {
      const { box } = object(layout, id)
      return withBox(layout, id, { ...box, center: [box.center[0] + 1, box.center[1], box.center[2]] })
    }
    const originOf = (layout: Layout) => object(layout, first.id).provenance?.center[0].origin
    const one = set(map, first.id)
    expect(originOf(merged(one, first.id, second.id))).toBe(
      object(map, second.id).provenance?.center[0].origin,
    )
    expect(originOf(merged(set(one, second.id), first.id, second.id))).toBe('by-hand')
    expect(originOf(split(one, first.id).layout)).toBe('by-hand')
  })
})
