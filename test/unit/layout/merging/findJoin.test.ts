import { describe, expect, test } from 'vitest'
import {
  aboutZ,
  alignPoint,
  distance2,
  seededRandom,
  transformPoint,
  type Vec2,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import type { JoinSide } from '../../../../src/layout/merging/evidence.ts'
import { findJoin } from '../../../../src/layout/merging/findJoin.ts'
import { evidenceOf, lookingAt, type Scene } from '../../scene.ts'
import { randomRoom } from '../randomRooms.ts'

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** A part's map of some of a room's things, turned and shifted, as far off as maps are. */
function sideOf(
  random: () => number,
  { things }: Scene,
  { yaw, shift }: { yaw: number; shift: Vec2 },
  share = 0.8,
  walls = true,
): JoinSide {
  const T = { rotation: aboutZ(yaw), translation: [shift[0], shift[1], 0] as Vec3 }
  const objects = things
    .filter(() => random() < share)
    .map(({ category, box }) => {
      const [x, y, z] = transformPoint(T, box.center)
      const off = () => 0.1 * normal(random)
      return {
        category,
        box: { ...box, center: [x + off(), y + off(), z] as Vec3, yaw: box.yaw + yaw },
        sd: [0.12, 0.12, 0.05] as Vec3,
      }
    })
  return { objects, wallYaw: walls ? yaw + 0.02 * normal(random) : undefined, frames: [], points: [] }
}

const anyPlace = (random: () => number) => ({
  yaw: 2 * Math.PI * random(),
  shift: [6 * (random() - 0.5), 6 * (random() - 0.5)] as Vec2,
})
const HERE = { yaw: 0, shift: [0, 0] as Vec2 }
/** A kitchen that is a living room as well: eleven things. */
const LARGE = 4

describe('parts of different rooms', () => {
  test.each([true, false])('are never joined, with walls %j', (walls) => {
    const random = seededRandom(11)
    let joined = 0
    for (let k = 0; k < 400; k++) {
      // The same sort of room, with the same sorts of things: harder to tell apart than any two.
      const [one, other] = [randomRoom(random, k), randomRoom(random, k)]
      const [a, b] = [
        sideOf(random, one, HERE, 0.8, walls),
        sideOf(random, other, anyPlace(random), 0.8, walls),
      ]
      if (findJoin(a, b)) joined++
    }
    expect(joined).toBe(0)
  })
})

describe('parts of one room', () => {
  test('are often joined by their objects alone where they share much, and always as they lie', () => {
    const random = seededRandom(12)
    let joined = 0
    for (let k = 0; k < 60; k++) {
      const room = randomRoom(random, LARGE)
      const place = anyPlace(random)
      const join = findJoin(sideOf(random, room, HERE), sideOf(random, room, place))
      if (!join) continue
      joined++
      // A point of the room goes to the part's frame and back.
      const back = alignPoint(join, alignPoint(place, [0.5, 1]))
      expect(distance2(back, [0.5, 1])).toBeLessThan(0.35)
      expect(join.matches.length).toBeGreaterThan(2)
      expect(join.sd.shift).toBeLessThan(0.2)
    }
    expect(joined).toBeGreaterThan(30)
  })

  test('are not joined by two chairs, however well they fit', () => {
    const random = seededRandom(13)
    const { room } = randomRoom(random, LARGE)
    const chair = (x: number, y: number) => ({
      category: 'chair',
      box: { center: [x, y, 0.42] as Vec3, size: [0.55, 0.52, 0.85] as Vec3, yaw: 0 },
    })
    const scene = { room, things: [chair(0, 1), chair(1.5, 2)] }
    expect(
      findJoin(sideOf(random, scene, HERE, 1), sideOf(random, scene, anyPlace(random), 1)),
    ).toBeUndefined()
  })

  test('are not joined where they fit in two ways: desks in rows', () => {
    const random = seededRandom(14)
    const desk = (x: number, y: number, category: string) => ({
      category,
      box: { center: [x, y, 0.4] as Vec3, size: [1, 0.7, 0.8] as Vec3, yaw: 0 },
    })
    const row = (y: number) => [-1.5, 0, 1.5].flatMap((x) => [desk(x, y, 'table'), desk(x, y - 0.7, 'chair')])
    const { room } = randomRoom(random, LARGE)
    const all = { room, things: [-2, 0, 2].flatMap(row) }
    const front = { room, things: row(-2) }
    for (let k = 0; k < 20; k++)
      expect(
        findJoin(sideOf(random, all, HERE, 1), sideOf(random, front, anyPlace(random), 1)),
      ).toBeUndefined()
  })
})

describe('what a part saw of where the other has its things', () => {
  const random = seededRandom(15)
  const room = randomRoom(random, LARGE)
  const [a, b] = [sideOf(random, room, HERE, 1), sideOf(random, room, { yaw: 1, shift: [1, 2] }, 1)]
  /** A frame of a room, in the frame of the first part. */
  const frameOf = (scene: Scene): MetricFrame => {
    const T = lookingAt([0, -2, 1.5], [0, 1, 0.6])
    const view = evidenceOf(scene, T, { logScale: 0, metresPerUnit: 1, timestampSeconds: 0 })
    const { camera, inverseDepth, detections, semantics, sampled, searched, timestampSeconds } = view
    return {
      keyframe: 0,
      timestampSeconds,
      sampled,
      searched,
      semantics,
      camera,
      inverseDepth,
      detections,
      T_level_camera: T,
      metresScale: 1,
      sharedErrors: [],
    }
  }
  /** Points of the things, in the frame of the second part. */
  const points = b.objects.flatMap(({ box: { center } }) =>
    Array.from({ length: 20 }, (_, k): Vec3 => [center[0], center[1], center[2] + 0.01 * k]),
  )

  test('speaks for a join, or against it', () => {
    const plain = findJoin(a, b)
    expect(plain?.matches.length).toBeGreaterThan(5)
    // An empty room where the things should be: it was another one.
    const empty = frameOf({ room: { x: [-6, 6], y: [-6, 6], height: 2.5 }, things: [] })
    expect(findJoin({ ...a, frames: [empty, empty, empty] }, { ...b, points })).toBeUndefined()
  })

  test('does not join what stays less sure than log odds of eight', () => {
    const frame = frameOf(room)
    const odds = Array.from({ length: 150 }, () => {
      const [one, other] = [sideOf(random, room, HERE, 0.55), sideOf(random, room, HERE, 0.55)]
      const points = other.objects.flatMap(({ box: { center, size } }) =>
        Array.from(
          { length: 20 },
          (_, k): Vec3 => [center[0], center[1] - size[1] / 2, center[2] + 0.01 * k],
        ),
      )
      return findJoin({ ...one, frames: [frame, frame, frame] }, { ...other, points })?.logOdds ?? 0
    }).filter((logOdds) => logOdds > 0)
    expect(odds.length).toBeGreaterThan(10)
    expect(Math.min(...odds)).toBeGreaterThanOrEqual(8)
  })
})
