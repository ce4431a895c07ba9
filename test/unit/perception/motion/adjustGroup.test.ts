import { describe, expect, test } from 'vitest'
import {
  add,
  angleBetween,
  apply,
  applyTransposed,
  cross,
  distance3,
  fromRotationVector,
  multiply,
  normalized,
  scaled,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import { type Adjusted, adjustGroup, type Directions } from '../../../../src/perception/motion/adjustGroup.ts'
import type { LinePlane } from '../../../../src/perception/motion/gravity.ts'
import type { KeyframeState } from '../../../../src/perception/motion/keyframeState.ts'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { downIn, linkOf, seenFrom, toEnd, walk } from './rig.ts'
import { normals, turnBetween } from './twoViews.ts'

const DEGREE = Math.PI / 180
const order = [...walk.keys()]
const linksWith = (options: Parameters<typeof linkOf>[3] = {}): PairLink[] =>
  order.flatMap((i) => order.filter((j) => j > i && j <= i + 2).map((j) => linkOf(walk, i, j, options)))
const links = linksWith()

/** No lines: only down is known of the world's directions. */
const directions: Directions = {
  planes: order.map(() => []),
  downs: walk.map(downIn),
  isHeard: order.map(() => true),
}

/** The walk with every camera turned by some degrees and moved by a hand's breadth. */
function shaken(seed: number, degrees = 3, metres = 0.08): Map<number, KeyframeState> {
  const normal = normals(seed)
  const some = (size: number): Vec3 => [size * normal(), size * normal(), size * normal()]
  return new Map(
    walk.map(({ R_camera_world, center_world }, k) => {
      const [x, y, z] = some(metres)
      const turn = fromRotationVector(some(degrees * DEGREE))
      const moved: Vec3 = [center_world[0] + x, center_world[1] + y, center_world[2] + z]
      return [k, { R_camera_world: multiply(turn, R_camera_world), center_world: moved, logScale: 0 }]
    }),
  )
}

/** Largest errors of all cameras as the first sees them. */
function errorsOf(states: ReadonlyMap<number, KeyframeState>) {
  const found = order.map((k) => states.get(k) as KeyframeState)
  const each = order.slice(1).map((k) => {
    const [truth, seen] = [walk, found].map((all) =>
      seenFrom(all[0] as KeyframeState, all[k] as KeyframeState),
    ) as [ReturnType<typeof seenFrom>, ReturnType<typeof seenFrom>]
    return { turn: turnBetween(seen.rotation, truth.rotation), place: distance3(seen.center, truth.center) }
  })
  return {
    turn: Math.max(...each.map(({ turn }) => turn)),
    place: Math.max(...each.map(({ place }) => place)),
  }
}

const { signal } = new AbortController()
const adjusted = (
  seed: number,
  matched = links,
  known = directions,
  focalSigma?: number,
): Promise<Adjusted> => toEnd(adjustGroup(known, shaken(seed), matched, focalSigma, signal))

describe('adjustGroup', () => {
  test('brings shaken cameras back', async () => {
    for (const seed of [1, 2, 3]) {
      expect(errorsOf(shaken(seed)).turn).toBeGreaterThan(2 * DEGREE)
      const { states } = await adjusted(seed)
      const { turn, place } = errorsOf(states)
      expect(turn).toBeLessThan(0.1 * DEGREE)
      expect(place).toBeLessThan(0.01)
      for (const [k, { logScale }] of states)
        expect(Math.abs(logScale - (walk[k]?.logScale ?? Number.NaN))).toBeLessThan(0.01)
    }
  })

  test('finds down where the frames see it', async () => {
    for (const [k, state] of (await adjusted(4)).states)
      expect(angleBetween(downIn(state), downIn(walk[k] as KeyframeState))).toBeLessThan(0.2 * DEGREE)
  })

  test('is near with noise, and is not led astray by mistaken matches and one frame that errs about down', async () => {
    const noisy = linksWith({ noise: { rayNoise: 0.003, depthNoise: 0.08, wrong: 0.2 }, count: 80 })
    const downs = directions.downs.map((down, k): Vec3 => (k === 3 ? [0.6, 0.8, 0] : down))
    const { turn, place } = errorsOf((await adjusted(5, noisy, { ...directions, downs })).states)
    expect(turn).toBeLessThan(1 * DEGREE)
    expect(place).toBeLessThan(0.05)
  })

  test('corrects a focal length that the rays were made wrongly with, and holds it where it is known', async () => {
    // Rays as a camera with a focal length 8 % too short gives them.
    const stretched = links.map((link): PairLink => {
      const { rays0, rays1, ...rest } = link.matches
      const wrong = (rays: Float64Array) => rays.map((value) => 1.08 * value)
      return { ...link, matches: { ...rest, rays0: wrong(rays0), rays1: wrong(rays1) } }
    })
    const { focal, states } = await adjusted(6, stretched, directions, 0.1)
    expect(focal?.ratio).toBeGreaterThan(1.06)
    expect(focal?.ratio).toBeLessThan(1.1)
    expect(focal?.sd).toBeLessThan(0.05)
    const held = await adjusted(6, stretched)
    expect(held.focal).toBeUndefined()
    expect(errorsOf(states).turn).toBeLessThan(errorsOf(held.states).turn / 2)
  })

  test('keeps cameras in their places that no match holds, but links do', async () => {
    const { turn } = errorsOf((await adjusted(7, linksWith({ count: 0 }))).states)
    expect(turn).toBeLessThan(1 * DEGREE)
  })

  test('turns the cameras by the room’s lines, however wrong every frame is about down', async () => {
    // Lines along the axes of a room that is turned by 20 degrees, each a few tenths of a degree off.
    const heading = 20 * DEGREE
    const axes: Vec3[] = [
      [Math.cos(heading), 0, -Math.sin(heading)],
      [0, 1, 0],
      [Math.sin(heading), 0, Math.cos(heading)],
    ]
    const normal = normals(12)
    const planes = walk.map(({ R_camera_world }) =>
      axes.flatMap((axis) =>
        Array.from({ length: 12 }, (): LinePlane => {
          const along = apply(R_camera_world, axis)
          const other: Vec3 = [normal(), normal(), normal()]
          const plane = normalized(
            add(normalized(cross(along, other)) as Vec3, scaled(along, 0.004 * normal())),
          )
          return { normal_camera: plane as Vec3, length: 0.2, lean: 0.5 }
        }),
      ),
    )
    const tilt = fromRotationVector([0, 0, 4 * DEGREE])
    const downs = walk.map((state) => apply(tilt, downIn(state)))
    const { states, squared } = await adjusted(8, links, { ...directions, planes, downs })
    expect(squared).toBe(true)
    for (const [k, { R_camera_world }] of states) {
      // The world is the room's: up to quarter turns, its axes are the room's as each camera sees them.
      for (const axis of axes) {
        const seen = apply((walk[k] as KeyframeState).R_camera_world, axis)
        const inRoom = applyTransposed(R_camera_world, seen)
        expect(Math.max(...inRoom.map(Math.abs))).toBeGreaterThan(Math.cos(0.7 * DEGREE))
      }
    }
    const { states: byDown } = await adjusted(8, links, { ...directions, downs })
    const [level] = [byDown.get(2) as KeyframeState]
    expect(angleBetween(downIn(level), downIn(walk[2] as KeyframeState))).toBeGreaterThan(3 * DEGREE)
  })

  test('of one camera stands it upright', async () => {
    const alone = new Map([[2, walk[2] as KeyframeState]])
    const { states, squared } = await toEnd(adjustGroup(directions, alone, [], undefined, signal))
    expect(
      angleBetween(downIn(states.get(2) as KeyframeState), downIn(walk[2] as KeyframeState)),
    ).toBeLessThan(0.01 * DEGREE)
    expect(squared).toBe(false)
  })
})
