import { describe, expect, test } from 'vitest'
import { polygonArea } from '../../../src/geometry/index.ts'
import {
  type Layout,
  type LayoutObject,
  type MethodId,
  provenance,
  rescaledByLength,
  wholly,
} from '../../../src/layout/index.ts'
import { type TraceStep, traceOfLayout, withScale } from '../../../src/reasoning/index.ts'
import { sampleLayout } from '../sampleLayout.ts'
import { emptyLayout } from '../view/layoutFixture.ts'

const { room: _, ...roomless } = sampleLayout
const layouts: readonly [name: string, layout: Layout][] = [
  ['a layout with everything', sampleLayout],
  ['one without a room', roomless],
  ['one without anything', emptyLayout],
  ['one that was rescaled', rescaledByLength(sampleLayout, { objectId: 'sofa-1', axis: 0, metres: 2.4 })],
]
const stepsOf = (layout: Layout) => traceOfLayout(layout).flatMap(({ steps }) => steps)
const byId = (layout: Layout) => new Map(stepsOf(layout).map((step) => [step.id, step]))

describe.each(layouts)('the trace of %s', (_name, layout) => {
  const sections = traceOfLayout(layout)
  const steps = stepsOf(layout)

  test('names objects and frames that exist', () => {
    const ids = new Set(layout.objects.map(({ id }) => id))
    for (const { objects } of sections) expect(objects.filter((id) => !ids.has(id))).toEqual([])
    for (const { objects, frames } of steps) {
      expect(objects.filter((id) => !ids.has(id))).toEqual([])
      expect(frames.filter((k) => !layout.frames[k])).toEqual([])
      expect(new Set(frames).size).toBe(frames.length)
    }
  })

  test('has a name of its own for each step and section, words for each, and no NaN', () => {
    for (const list of [steps, sections]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    for (const { quantity, formula, value, sd } of steps) {
      expect(quantity).toMatch(/^[A-Z]/)
      expect(formula.length).toBeGreaterThan(3)
      expect(typeof value === 'string' || Number.isFinite(value)).toBe(true)
      expect(sd === undefined || (Number.isFinite(sd) && sd >= 0)).toBe(true)
    }
    for (const { title, summary } of sections) {
      expect(title.length).toBeGreaterThan(2)
      expect(summary).toMatch(/\.$/)
    }
  })

  test('has a section for each object, and steps for its centre and its sides', () => {
    const traced = byId(layout)
    for (const { id, box } of layout.objects) {
      expect(sections.find((section) => section.id === id)?.objects).toEqual([id])
      const values = ['x', 'y', 'z', 'length', 'width', 'height'].map((name) => traced.get(`${id}-${name}`))
      expect(values.map((step) => step?.value)).toEqual([...box.center, ...box.size])
      expect(values.map((step) => step?.unit)).toEqual(Array(6).fill('m'))
    }
  })
})

describe('every number can be worked out again', () => {
  const traced = byId(sampleLayout)
  const number = (id: string): TraceStep => {
    const step = traced.get(id)
    if (!step) throw new Error(`there is no step ${id}`)
    return step
  }

  test('frames: searched, placed, left out', () => {
    expect(number('frames-searched')).toMatchObject({ value: 3, frames: [0, 2, 3], unit: 'frames' })
    expect(number('frames-placed')).toMatchObject({ value: 3, frames: [0, 1, 3] })
    expect(number('frames-lost')).toMatchObject({ value: 1, frames: [2] })
    const [frames] = traceOfLayout(sampleLayout)
    expect(frames?.summary).toBe('3 frames of 4 make one map. The file is cut off after 4.0 s.')
  })

  test('frames: those of parts that were joined by what they show', () => {
    const joined = byId({ ...sampleLayout, joined: [{ frames: [2, 3], by: ['sofa', 'tv'] }] })
    expect(joined.get('frames-joined-0')).toMatchObject({ value: 2, unit: 'frames', frames: [2, 3] })
    expect(joined.get('frames-joined-0')?.quantity).toMatch(/sofa, tv$/)
    expect(traced.has('frames-joined-0')).toBe(false)
  })

  test('camera: the field of view with its source, and how far its places are sure', () => {
    expect(number('field-of-view')).toMatchObject({ value: 60, sd: 1.5, unit: '°' })
    expect(number('field-of-view').formula).toContain('from the camera motion')
    // 2, 3 and 1.7 cm along the axes.
    expect(number('camera-sd')).toMatchObject({ value: expect.closeTo(4), unit: 'cm', frames: [0, 1, 3] })
    const given = { ...sampleLayout, fieldOfView: { degrees: 70, sd: 0, source: 'given' } } as const
    expect(byId(given).get('field-of-view')).toMatchObject({
      value: 70,
      formula: 'given by you',
      origin: 'by-hand',
    })
    expect(byId(given).get('field-of-view')).not.toHaveProperty('sd')
    expect(byId(emptyLayout).has('field-of-view')).toBe(false)
    expect(byId(emptyLayout).has('camera-sd')).toBe(false)
  })

  test('scale: what each cue says beyond the chosen one, and the camera that follows', () => {
    expect(number('scale-0')).toMatchObject({ value: expect.closeTo(5), sd: expect.closeTo(11), unit: '%' })
    expect(number('scale-1')).toMatchObject({ value: expect.closeTo(-3), sd: expect.closeTo(12) })
    // Cameras at 1.4, 1.425 and 1.45 m; 6 % of it.
    expect(number('scale-eye')).toMatchObject({
      value: expect.closeTo(1.425),
      sd: expect.closeTo(0.0855),
      unit: 'm',
    })
    expect(traceOfLayout(sampleLayout)[1]?.summary).toContain('6 %')
    expect(traceOfLayout(emptyLayout)[1]?.summary).toContain('Nothing in the video')
  })

  test('room: two sides make the area', () => {
    const [a, b] = [number('room-side-0'), number('room-side-1')]
    expect([a.value, b.value]).toEqual([4, 5])
    expect(number('room-area').value).toBe(Number(a.value) * Number(b.value))
    expect(number('room-area').value).toBe(polygonArea(sampleLayout.room?.outline ?? []))
    expect(number('room-height')).toMatchObject({ value: 2.5, sd: 0.25 })
    // Nobody measured how well a side of this map is known.
    expect([a.sd, b.sd]).toEqual([undefined, undefined])
    expect(traceOfLayout(sampleLayout)[2]?.summary).toContain('3 of 4 walls')
  })

  test('objects: own deviation and the shared one of the scale', () => {
    // 0.1 m of its own, and 6 % of 2 m.
    expect(number('sofa-1-length').sd).toBeCloseTo(Math.hypot(0.1, 0.12))
    expect(number('sofa-1-y').sd).toBeCloseTo(Math.hypot(0.15, 0.18))
    expect(number('sofa-1-x').sd).toBeCloseTo(Math.hypot(0.1, 0.06))
    expect(number('sofa-1-length').frames).toEqual([0, 3])
    expect(withScale(0.3, 4, 0.1)).toBeCloseTo(0.5)
    expect(withScale(0.3, -4, 0.1)).toBeCloseTo(0.5)
  })

  test('depth: of the clearest frame', () => {
    expect(number('sofa-1-depth')).toMatchObject({ value: 2.4, frames: [3], objects: ['sofa-1'] })
    expect(number('sofa-1-depth').formula).toContain('couch, score 0.80')
    const chair = traceOfLayout(sampleLayout).find(({ id }) => id === 'chair-1')
    expect(chair?.summary).toBe('In 1 of 2 expected frames.')
  })

  test('left out: counted by kind and reason, with the frames', () => {
    const dropped = traceOfLayout(sampleLayout).find(({ id }) => id === 'dropped')
    const counts = dropped?.steps.map(({ quantity, value, frames }) => [quantity, value, frames])
    expect(counts).toEqual([
      ['Person', 2, [0, 3]],
      ['Sink', 1, [3]],
    ])
    expect(dropped?.summary).toBe('3 detections were dropped.')
    expect(traceOfLayout(emptyLayout).map(({ id }) => id)).toEqual(['frames', 'scale'])
  })
})

test('an object says what its box was fitted to, and what showed it; what no file recorded is not made up', () => {
  const object = sampleLayout.objects[0] as LayoutObject
  const formulas = (change: Partial<LayoutObject>) => {
    const sections = traceOfLayout({ ...sampleLayout, objects: [{ ...object, ...change }] })
    const steps = sections.find(({ id }) => id === object.id)?.steps ?? []
    return Object.fromEntries(steps.map(({ id, formula }) => [id.replace(`${object.id}-`, ''), formula]))
  }
  expect(formulas({}).length).toBe('not recorded')
  const fitted = (method: MethodId) => ({ provenance: wholly(provenance('measured', method)) })
  expect(formulas(fitted('detection-fit')).width).toContain('edges and depth of its detections')
  expect(formulas(fitted('voxel-extent')).height).toContain('voxels')
  expect(formulas(fitted('wall-rectangle')).length).toContain('plane of its wall')
  const sightings = object.sightings.map((sighting) => ({ ...sighting, by: 'semantics' as const }))
  expect(formulas({ sightings }).depth).toContain('semantics')
  expect(formulas({}).depth).toContain('detection')
})
