import type { Vec2 } from '../../../../src/geometry/index.ts'
import { type FilmedRoom, lookRound } from '../filmedRoom.ts'

/** Rooms of a kind, of random measures. */
export type CategoryGroup = (random: () => number) => FilmedRoom

export const rectangle = (w: number, d: number): Vec2[] => [
  [0, 0],
  [w, 0],
  [w, d],
  [0, d],
]
const lookedAt = (w: number, d: number, r: () => number) => [
  ...lookRound([w * 0.3, d * 0.4], r()),
  ...lookRound([w * 0.7, d * 0.6], r()),
]

/** Kinds of rooms that are seen all round, and how many corners each has. */
export const CATEGORY_GROUPS: Record<string, { kind: CategoryGroup; corners: number }> = {
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
  'a rectangle with a mirror, in which the room goes on': {
    corners: 4,
    kind: (r) => {
      const [w, d] = [3.5 + 2 * r(), 3.5 + 2 * r()]
      return {
        outline: rectangle(w, d),
        doors: [{ side: 1, from: 0.7, to: 2.2 }],
        furniture: [{ from: [0, d - 0.9], to: [2, d], height: 0.8 }],
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
