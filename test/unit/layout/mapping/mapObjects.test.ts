import { describe, expect, test } from 'vitest'
import { distance2, type OrientedBox } from '../../../../src/geometry/index.ts'
import { associate } from '../../../../src/layout/mapping/associate.ts'
import type { MappedObject } from '../../../../src/layout/mapping/mappedObject.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { sightingsOf } from '../../../../src/layout/mapping/sighting.ts'
import type { SemanticClass } from '../../../../src/perception/index.ts'
import { framed, type Scene, type Thing } from '../../scene.ts'
import { mapObjects } from '../built.ts'
import { cameras, livingRoom, metricFramesOf } from '../livingRoom.ts'

const box = (x: number, y: number, size: OrientedBox['size'], z = size[2] / 2): OrientedBox => ({
  center: [x, y, z],
  size,
  yaw: 0,
})
const sceneOf = (...things: Thing[]): Scene => ({ ...livingRoom, things })
const mapped = (frames: readonly MetricFrame[], wallYaw?: number) =>
  mapObjects(associate(frames.flatMap(sightingsOf), { wallYaw }), frames, wallYaw)
const objectsOf = (...things: Thing[]) => mapped(metricFramesOf(sceneOf(...things)), 0).objects
const namesOf = (objects: readonly MappedObject[]) => objects.map(({ category }) => category).sort()
const shown = (name: SemanticClass, body: OrientedBox): Thing => ({ category: '', shown: name, box: body })

/** That an object stands where a thing does, and is about as large. */
function expectLike(object: MappedObject | undefined, { box: truth }: Thing, within = 0.2) {
  if (!object) throw new Error('not found')
  expect(
    distance2([object.box.center[0], object.box.center[1]], [truth.center[0], truth.center[1]]),
  ).toBeLessThan(within)
  for (const axis of [0, 1] as const)
    expect(Math.abs(object.box.size[axis] - truth.size[axis])).toBeLessThan(within)
}

describe('mapObjects', () => {
  test('what the detector has a word for and what it has none for are things alike', () => {
    const things = [
      shown('cabinet', box(-1.2, 4.6, [1.8, 0.5, 0.9])),
      shown('trash bin', box(0.6, 2.6, [0.38, 0.3, 0.42])),
      shown('other', box(1.4, 3.2, [0.6, 0.5, 0.7])),
      { category: 'couch', box: box(0, 3.7, [1.8, 0.95, 0.8]) },
    ]
    const objects = objectsOf(...things)
    expect(namesOf(objects)).toEqual(['cabinet', 'sofa', 'something', 'trash bin'])
    for (const [k, name] of ['cabinet', 'trash bin', 'something', 'sofa'].entries())
      expectLike(
        objects.find(({ category }) => category === name),
        things[k] as Thing,
      )
    for (const { category, sightings, boxFrom, sd, logOdds, missed } of objects) {
      expect(sightings.some(({ by }) => by !== 'semantics')).toBe(category === 'sofa')
      expect(sightings.map(({ frame }) => frame)).toEqual(
        [...new Set(sightings.map(({ frame }) => frame))].sort(),
      )
      expect([boxFrom, missed]).toEqual(['voxels', 0])
      expect(logOdds).toBeGreaterThan(2)
      expect(sd.center[0]).toBeGreaterThan(0.05)
      expect(sd.center[0]).toBeLessThan(0.25)
    }
  })

  test("the semantics' word is what a sighting was detected as", () => {
    const [bin] = objectsOf(shown('trash bin', box(0.3, 2.6, [0.38, 0.3, 0.42])))
    expect(bin?.sightings.map(({ detectedAs, by }) => `${by} ${detectedAs}`)).toContain('semantics trash bin')
    const [something] = objectsOf(shown('other', box(0.3, 2.6, [0.6, 0.5, 0.6])))
    expect(new Set(something?.sightings.map(({ detectedAs }) => detectedAs))).toEqual(new Set(['other']))
  })

  test('a sofa that the semantics calls a bed is one sofa, which may be a bed', () => {
    const objects = objectsOf({ category: 'couch', shown: 'bed', box: box(0, 3.4, [1.8, 0.95, 0.8]) })
    expect(namesOf(objects)).toEqual(['sofa'])
    expect(objects[0]?.alternatives[0]?.category).toBe('bed')
    expect(objects[0]?.alternatives[0]?.probability).toBeGreaterThan(0.5)
  })

  test('two refrigerators side by side are two; one long table that is detected in halves is one', () => {
    const fridge = (x: number): Thing => ({ category: 'refrigerator', box: box(x, 4.2, [0.7, 0.68, 1.72]) })
    const two = objectsOf(fridge(-0.4), fridge(0.31))
    expect(namesOf(two)).toEqual(['refrigerator', 'refrigerator'])
    const xs = two.map(({ box: { center } }) => center[0]).sort((a, b) => a - b)
    expect(xs[0]).toBeCloseTo(-0.4, 0)
    expect((xs[1] as number) - (xs[0] as number)).toBeGreaterThan(0.5)

    const table: Thing = { category: 'dining table', box: box(0, 3, [2.2, 0.9, 0.74]) }
    const halves = [-0.55, 0.55].map((x): Thing => ({ ...table, box: box(x, 3, [1.1, 0.9, 0.74]) }))
    const frames = metricFramesOf(sceneOf(table)).map((frame, k) => ({
      ...frame,
      detections: halves.flatMap((half) => {
        const seen = framed(half, cameras[k] as (typeof cameras)[number])
        return seen ? [{ category: 'dining table', score: 0.8, box: seen }] : []
      }),
    }))
    const { objects } = mapped(frames, 0)
    expect(namesOf(objects)).toEqual(['table'])
    expectLike(objects[0], table, 0.3)
    expect(objects[0]?.sightings.length).toBeGreaterThan(frames.length)
  })

  test('a detection that no picture takes for what it is called, and few frames make, is dropped', () => {
    const frames = metricFramesOf(sceneOf(shown('cabinet', box(0, 3.6, [1.2, 0.6, 0.9]))))
    const [first, ...others] = frames as [MetricFrame, ...MetricFrame[]]
    const bed = { category: 'bed', score: 0.5, box: { x0: 210, y0: 170, x1: 420, y1: 330 } }
    const { objects, dropped } = mapped([{ ...first, detections: [bed] }, ...others], 0)
    expect(namesOf(objects)).toEqual(['cabinet'])
    expect(dropped.map(({ category }) => category)).toEqual(['bed'])
  })

  test('a thing that one frame shows and the others do not is none', () => {
    const ghost = shown('cabinet', box(0, 3, [1, 0.5, 0.9]))
    const [once] = metricFramesOf(sceneOf(ghost)) as [MetricFrame]
    const without = metricFramesOf(sceneOf()).slice(1)
    expect(mapped([once, ...without], 0).objects).toEqual([])
  })

  test('a thing that the semantics alone shows, and faintly, is none', () => {
    const [once] = metricFramesOf(sceneOf(shown('cabinet', box(0, 3, [1, 0.5, 0.9])))) as [MetricFrame]
    const objects = (probability: number) => {
      const { classes, ...grid } = once.semantics
      const rest = (1 - probability) / (classes.length - 1)
      const probabilities = grid.probabilities.map((p) => (p > 0.5 ? probability : rest))
      return mapped([{ ...once, semantics: { ...grid, classes, probabilities } }], 0).objects
    }
    expect(namesOf(objects(0.5))).toEqual(['cabinet'])
    expect(objects(0.22)).toEqual([])
  })

  test('nothing comes of nothing', () => {
    expect(mapped([], 0)).toMatchObject({ objects: [], dropped: [] })
    const { objects, field } = mapped(metricFramesOf(sceneOf()).slice(0, 2))
    expect(objects).toEqual([])
    expect(field.count).toBeGreaterThan(1000)
  })
})
