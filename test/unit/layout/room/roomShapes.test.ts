import { describe, expect, test } from 'vitest'
import { polygonArea, type Vec2 } from '../../../../src/geometry/index.ts'
import type { LayoutRoom } from '../../../../src/layout/model/types.ts'
import { outlineRoom } from '../../../../src/layout/room/outline.ts'
import { type Errors, EXACT, type FilmedRoom, film, lookRound, NETWORK, randomOf } from '../filmedRoom.ts'
import { CATEGORY_GROUPS, type CategoryGroup, rectangle } from './roomKinds.ts'

const SEEDS = [1, 2, 3]

const outlineOf = (room: FilmedRoom, errors: Errors, seed: number): LayoutRoom =>
  outlineRoom(
    film(room, errors, seed),
    0,
    room.cameras.map(({ at }) => at),
    [],
    undefined,
    0,
  ) as LayoutRoom

/** By the crossings of a ray to the right. */
const isInside = ([x, y]: Vec2, outline: readonly Vec2[]) =>
  outline.filter(([ax, ay], k) => {
    const [bx, by] = outline[(k + 1) % outline.length] as Vec2
    return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)
  }).length %
    2 ===
  1

/** Share by which the area is wrong, and in its own deviations, over several rooms of the kind. */
function judged(kind: CategoryGroup, errors: Errors = NETWORK) {
  return SEEDS.map((seed) => {
    const room = kind(randomOf(77 * seed))
    const { outline, wallSeen, areaSquareMetres } = outlineOf(room, errors, seed)
    const difference = areaSquareMetres.value - polygonArea(room.outline)
    expect(areaSquareMetres.value).toBeCloseTo(polygonArea(outline), 6)
    expect(room.cameras.every(({ at }) => isInside(at, outline))).toBe(true)
    return {
      error: difference / polygonArea(room.outline),
      deviations: difference / areaSquareMetres.sd,
      corners: outline.length,
      unseen: wallSeen.filter((seen) => !seen).length,
    }
  })
}

describe('the outline of a filmed room', { timeout: 30_000 }, () => {
  for (const [name, { kind, corners }] of Object.entries(CATEGORY_GROUPS))
    test(`${name} comes out with ${corners} corners, and its area`, () => {
      for (const { error, corners: found, unseen } of judged(kind, EXACT)) {
        expect(found).toBe(corners)
        expect(unseen).toBe(0)
        expect(Math.abs(error)).toBeLessThan(0.05)
      }
      const noisy = judged(kind)
      for (const { error, deviations } of noisy) {
        expect(Math.abs(error)).toBeLessThan(0.15)
        expect(Math.abs(deviations)).toBeLessThan(2)
      }
      expect(noisy.filter((one) => one.corners === corners).length).toBeGreaterThanOrEqual(SEEDS.length - 1)
    })

  test('who never looked back sees three walls; the fourth side is said to be unseen, and the area is unsure', () => {
    const halves = judged((r) => {
      const [w, d] = [4 + 2 * r(), 4 + 2 * r()]
      const cameras = [0.3, 0.7].flatMap((share) => lookRound([w * share, d * 0.4], 0.3, 2.6, 5))
      return { outline: rectangle(w, d), cameras }
    })
    for (const { unseen, deviations, error } of halves) {
      expect(unseen).toBe(1)
      expect(error).toBeLessThan(0)
      expect(Math.abs(deviations)).toBeLessThan(2)
    }
  })

  test('two views from one place see a corner of the room, and say so', () => {
    const corners = judged((r) => {
      const [w, d] = [4 + 2 * r(), 4 + 2 * r()]
      return {
        outline: rectangle(w, d),
        cameras: [
          { at: [w * 0.4, d * 0.4], yaw: 0.3 },
          { at: [w * 0.45, d * 0.4], yaw: 0.7 },
        ],
      }
    })
    for (const { unseen, deviations } of corners) {
      expect(unseen).toBe(2)
      expect(Math.abs(deviations)).toBeLessThan(2)
    }
  })

  test('a turn of the room turns its outline', () => {
    const room = (CATEGORY_GROUPS['an L'] as { kind: CategoryGroup }).kind(randomOf(5))
    const patches = film(room, EXACT)
    const eyes = room.cameras.map(({ at }) => at)
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)]
    const turned = ([x, y]: readonly [number, number, ...number[]]): Vec2 => [c * x - s * y, s * x + c * y]
    const straight = outlineRoom(patches, 0, eyes, [], undefined, 0) as LayoutRoom
    const askew = outlineRoom(
      patches.map(({ point, normal, ...rest }) => ({
        point: [...turned(point), point[2]] as const,
        normal: [...turned(normal), normal[2]] as const,
        ...rest,
      })),
      0.7,
      eyes.map(turned),
      [],
      undefined,
      0,
    ) as LayoutRoom
    expect(askew.wallSeen).toEqual(straight.wallSeen)
    straight.outline.map(turned).forEach(([x, y], k) => {
      expect(askew.outline[k]?.[0]).toBeCloseTo(x, 6)
      expect(askew.outline[k]?.[1]).toBeCloseTo(y, 6)
    })
  })
})
