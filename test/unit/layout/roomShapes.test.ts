import { describe, expect, test } from 'vitest'
import { polygonArea, type Vec2 } from '../../../src/geometry/index.ts'
import { outlineRoom } from '../../../src/layout/room.ts'
import type { LayoutRoom } from '../../../src/layout/types.ts'
import { type Errors, EXACT, type FilmedRoom, film, lookRound, NETWORK, randomOf } from './filmedRoom.ts'

/** Rooms of a kind, of random measures. */
type Kind = (random: () => number) => FilmedRoom

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

/** Share by which the area is wrong, and in its own deviations, over several rooms of the kind. */
function judged(kind: Kind, errors: Errors = NETWORK) {
  return SEEDS.map((seed) => {
    const room = kind(randomOf(77 * seed))
    const { outline, wallSeen, areaSquareMetres } = outlineOf(room, errors, seed)
    const difference = areaSquareMetres.value - polygonArea(room.outline)
    return {
      error: difference / polygonArea(room.outline),
      deviations: difference / areaSquareMetres.sd,
      corners: outline.length,
      unseen: wallSeen.filter((seen) => !seen).length,
    }
  })
}

const rectangle = (w: number, d: number): Vec2[] => [
  [0, 0],
  [w, 0],
  [w, d],
  [0, d],
]
const lookedAt = (w: number, d: number, r: () => number) => [
  ...lookRound([w * 0.3, d * 0.4], r()),
  ...lookRound([w * 0.7, d * 0.6], r()),
]

const KINDS: Record<string, { kind: Kind; corners: number }> = {
  'an empty rectangle': {
    corners: 4,
    kind: (r) => {
      const [w, d] = [3 + 3 * r(), 3 + 3 * r()]
      return { outline: rectangle(w, d), cameras: lookedAt(w, d, r) }
    },
  },
  'a rectangle with furniture along its walls': {
    corners: 4,
    kind: (r) => {
      const [w, d] = [3.5 + 2 * r(), 3.5 + 2 * r()]
      return {
        outline: rectangle(w, d),
        furniture: [
          { from: [w - 0.6, 0.5], to: [w, 2.3], height: 2 },
          { from: [0, d - 0.9], to: [2, d], height: 0.8 },
          { from: [w * 0.35, 0], to: [w * 0.75, 0.6], height: 0.9 },
        ],
        cameras: lookedAt(w, d, r),
      }
    },
  },
  'a rectangle with two open doors': {
    corners: 4,
    kind: (r) => {
      const [w, d] = [3.5 + 2 * r(), 3.5 + 2 * r()]
      return {
        outline: rectangle(w, d),
        doors: [
          { side: 1, from: 1, to: 1.9 },
          { side: 2, from: 0.5, to: 1.4 },
        ],
        cameras: lookedAt(w, d, r),
      }
    },
  },
  'an L': {
    corners: 6,
    kind: (r) => {
      const [w, d, a, b] = [4 + 2 * r(), 4 + 2 * r(), 1.2 + r(), 1.2 + r()]
      return {
        outline: [
          [0, 0],
          [w, 0],
          [w, d - b],
          [w - a, d - b],
          [w - a, d],
          [0, d],
        ],
        cameras: [
          ...lookRound([(w - a) / 2, d - b * 0.6], r()),
          ...lookRound([w - a * 0.7, (d - b) * 0.5], r()),
          ...lookRound([1, 1.2], r()),
        ],
      }
    },
  },
  'a T': {
    corners: 8,
    kind: (r) => {
      const [w, d] = [6 + r(), 4.5 + r()]
      return {
        outline: [
          [0, 0],
          [w, 0],
          [w, 2.2],
          [w - 1.8, 2.2],
          [w - 1.8, d],
          [2, d],
          [2, 2.2],
          [0, 2.2],
        ],
        cameras: [
          ...lookRound([1.2, 1.1], r()),
          ...lookRound([w / 2, 1.2], r()),
          ...lookRound([w - 1, 1.2], r()),
          ...lookRound([w / 2, d - 1.2], r()),
        ],
      }
    },
  },
  'a U': {
    corners: 8,
    kind: (r) => {
      const [w, d] = [6 + r(), 4.5 + r()]
      return {
        outline: [
          [0, 0],
          [w, 0],
          [w, d],
          [w - 2, d],
          [w - 2, 2],
          [2.1, 2],
          [2.1, d],
          [0, d],
        ],
        cameras: [
          ...lookRound([1.1, 1], r()),
          ...lookRound([w / 2, 1], r()),
          ...lookRound([w - 1, 1], r()),
          ...lookRound([1, d - 1], r()),
          ...lookRound([w - 1, d - 1], r()),
        ],
      }
    },
  },
}

describe('the outline of a filmed room', { timeout: 30_000 }, () => {
  for (const [name, { kind, corners }] of Object.entries(KINDS))
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
    const room = (KINDS['an L'] as { kind: Kind }).kind(randomOf(5))
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
