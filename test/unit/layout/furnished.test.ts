import { describe, expect, test } from 'vitest'
import {
  aboutZ,
  apply,
  distance2,
  footprint,
  median,
  type OrientedBox,
  type RigidTransform,
  type Vec3,
} from '../../../src/geometry/index.ts'
import type { Layout, LayoutObject } from '../../../src/layout/index.ts'
import type { Scene, Thing } from '../scene.ts'
import { bedroom, eyes, mapOf, mirroredEyes, office } from './furnishedRooms.ts'
import { mirrored } from './livingRoom.ts'

/** Under load a map takes seconds. */
const PATIENT = 60_000
/** The map's names for the detector's words and the semantics'. */
const NAMES: Readonly<Record<string, string>> = { 'dining table': 'table', other: 'something' }
const nameOf = ({ category, shown }: Thing): string => {
  const word = category || (shown as string)
  return NAMES[word] ?? word
}
const namesIn = (scene: Scene) => scene.things.map(nameOf).sort()
const namesOn = ({ objects }: Layout) => objects.map(({ category }) => category).sort()
const apart = (a: OrientedBox, b: OrientedBox) =>
  distance2([a.center[0], a.center[1]], [b.center[0], b.center[1]])

/** Each thing with the object of its name that is nearest to it, each object for one thing only. */
function paired(scene: Scene, { objects }: Layout): [Thing, LayoutObject][] {
  const left = [...objects]
  return scene.things.map((thing) => {
    const own = left.filter(({ category }) => category === nameOf(thing))
    const nearest = own.sort((a, b) => apart(a.box, thing.box) - apart(b.box, thing.box))[0]
    if (!nearest) throw new Error(`no ${nameOf(thing)} is left`)
    left.splice(left.indexOf(nearest), 1)
    return [thing, nearest]
  })
}
/** Bounds on the plan: x from, x to, y from, y to. */
const boundsOf = (box: OrientedBox) =>
  ([0, 1] as const).flatMap((axis) => {
    const along = footprint(box).map((corner) => corner[axis])
    return [Math.min(...along), Math.max(...along)]
  })
const worstBound = (thing: Thing, { box }: LayoutObject) => {
  const truth = boundsOf(thing.box)
  return Math.max(...boundsOf(box).map((value, k) => Math.abs(value - (truth[k] as number))))
}
const underside = ({ box }: LayoutObject) => box.center[2] - box.size[2] / 2
const topOf = ({ box }: LayoutObject) => box.center[2] + box.size[2] / 2
const only = ({ objects }: Layout, name: string) => {
  const [one, ...others] = objects.filter(({ category }) => category === name)
  expect(others).toEqual([])
  return one as LayoutObject
}

/** Of the longer leg of the L cameras see what the shorter one does not hide. */
const isHidden = ({ box }: Thing) => box.size[0] > 3

describe('an office', () => {
  const map = mapOf(office)
  const pairs = paired(office, map)

  test('has all its things and no others, wherever the detector has a word for them or not', () => {
    expect(namesOn(map)).toEqual(namesIn(office))
  })

  test('has them where they stand, as large as they are', () => {
    for (const [thing, object] of pairs) {
      expect(apart(thing.box, object.box)).toBeLessThan(isHidden(thing) ? 0.65 : 0.2)
      if (isHidden(thing)) expect(Math.max(...object.box.size)).toBeGreaterThan(2.3)
      else expect(worstBound(thing, object)).toBeLessThan(0.2)
    }
  })

  test('its door reaches the floor, its window has a sill, what hangs hangs', () => {
    expect(underside(only(map, 'door'))).toBeCloseTo(0)
    expect(topOf(only(map, 'door'))).toBeCloseTo(2, 1)
    expect([underside(only(map, 'window')), topOf(only(map, 'window'))]).toEqual([
      expect.closeTo(1.05, 1),
      expect.closeTo(2.15, 1),
    ])
    expect(underside(only(map, 'whiteboard'))).toBeCloseTo(1, 1)
    for (const name of ['door', 'window', 'whiteboard'])
      expect(only(map, name).provenance?.size.map(({ method }) => method)).toEqual([
        'wall-rectangle',
        'usual-extent',
        'wall-rectangle',
      ])
  })

  test('cabinets and counters are two L of two runs each, cabinets as deep as the counter on them', () => {
    for (const name of ['cabinet', 'counter']) {
      const runs = map.objects.filter(({ category }) => category === name)
      expect(runs.map(({ box }) => Math.abs(Math.round(Math.cos(box.yaw)))).sort()).toEqual([0, 1])
      for (const { box } of runs) expect(Math.min(box.size[0], box.size[1])).toBeCloseTo(0.6, 1)
    }
    for (const counter of map.objects.filter(({ category }) => category === 'counter'))
      expect(topOf(counter)).toBeCloseTo(0.92, 1)
  })

  test('what nothing names is told as something, with all frames that see it', () => {
    const { sightings, alternatives, score } = only(map, 'something')
    expect(sightings.length).toBeGreaterThan(4)
    expect(new Set(sightings.map(({ by }) => by))).toEqual(new Set(['semantics']))
    expect(alternatives).toBeUndefined()
    expect(score).toBeGreaterThan(0.9)
  })

  test('in a mirror is the mirror image', { timeout: PATIENT }, () => {
    const scene = mirrored(office)
    const image = mapOf(scene, { cameras: mirroredEyes })
    expect(namesOn(image)).toEqual(namesIn(office))
    for (const [k, [thing, object]] of paired(scene, image).entries()) {
      const [x0, x1, y0, y1] = boundsOf(pairs[k]?.[1].box as OrientedBox) as [number, number, number, number]
      const errors = boundsOf(object.box).map((value, side) =>
        Math.abs(value - ([-x1, -x0, y0, y1][side] as number)),
      )
      expect(Math.max(...errors)).toBeLessThan(isHidden(thing) ? 0.45 : 0.2)
    }
    expect(only(image, 'door').box.center[0]).toBeLessThan(-2.3)
    expect(only(map, 'door').box.center[0]).toBeGreaterThan(2.3)
  })
})

describe('a bedroom', () => {
  const map = mapOf(bedroom)

  test('has its things where they are', () => {
    expect(namesOn(map)).toEqual(namesIn(bedroom))
    for (const [thing, object] of paired(bedroom, map)) {
      expect(apart(thing.box, object.box)).toBeLessThan(0.13)
      expect(worstBound(thing, object)).toBeLessThan(0.2)
    }
    expect(topOf(only(map, 'cabinet'))).toBeCloseTo(2, 1)
    expect(underside(only(map, 'lamp'))).toBeCloseTo(0.54, 1)
    expect(underside(only(map, 'pillow'))).toBeGreaterThan(0.5)
  })

  test('is the same room turned where another camera comes first, however the clip lies', {
    timeout: PATIENT,
  }, () => {
    const order = [3, 0, 1, 2, 4, 5, 6]
    const first = eyes[3] as RigidTransform
    const other = mapOf(bedroom, { cameras: order.map((k) => eyes[k] as RigidTransform), turn: 0.7 })
    // The map's y is where the first camera looks, its origin the camera's foot.
    const turn = Math.PI / 2 - Math.atan2(first.rotation[5], first.rotation[2])
    const [ex, ey] = first.translation
    const moved = ([x, y, z]: Vec3): Vec3 => apply(aboutZ(turn), [x - ex, y - ey, z])
    expect(Math.abs(turn)).toBeGreaterThan(0.5)
    expect(namesOn(other)).toEqual(namesOn(map))
    for (const { category, box } of map.objects) {
      const truth = { ...box, center: moved(box.center), yaw: box.yaw + turn }
      const near = other.objects.filter((one) => one.category === category && apart(one.box, truth) < 0.12)
      expect(near).toHaveLength(1)
      expect(Math.abs(Math.sin(2 * ((near[0] as LayoutObject).box.yaw - truth.yaw)))).toBeLessThan(0.05)
    }
    for (const [k, corner] of (map.room?.outline ?? []).entries()) {
      const [x, y] = moved([...corner, 0])
      const closest = Math.min(...(other.room?.outline ?? []).map((one) => distance2(one, [x, y])))
      expect([k, closest < 0.15]).toEqual([k, true])
    }
  })
})

describe('where depth and semantics err as networks do', () => {
  const noise = { frame: 0.05, ray: 0.02, cells: 0.1 }

  test.each([
    ['bedroom', bedroom, 1],
    ['bedroom', bedroom, 4],
    ['office', office, 5],
  ] as const)(
    'a map of the %s still has the same things, near their places',
    { timeout: PATIENT },
    (_, scene, seed) => {
      const map = mapOf(scene, { noise, seed })
      expect(namesOn(map)).toEqual(namesIn(scene))
      const errors = paired(scene, map).map(([thing, object]) => apart(thing.box, object.box))
      expect(Math.max(...errors)).toBeLessThan(0.75)
      expect(median(errors)).toBeLessThan(0.4)
    },
  )
})
