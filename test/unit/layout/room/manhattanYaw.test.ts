import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../../src/geometry/index.ts'
import { manhattanYaw } from '../../../../src/layout/room/manhattanYaw.ts'
import type { SurfacePoint } from '../../../../src/layout/room/surfaces.ts'
import { number } from '../../geometry/arbitraries.ts'

const DEGREE = Math.PI / 180

/** Patches that face some way, spread by some noise; all else of a patch says nothing of a heading. */
const facing = (heading: number, tilt = 0): SurfacePoint => ({
  point: [0, 0, 1],
  normal: [Math.cos(heading) * Math.cos(tilt), Math.sin(heading) * Math.cos(tilt), Math.sin(tilt)],
  frame: 0,
  area: 1,
})
const walls = (heading: number, count: number, noise: number, random: () => number) =>
  Array.from({ length: count }, (_, k) =>
    facing(heading + (k % 4) * (Math.PI / 2) + noise * (random() + random() - 1)),
  )
/** Between two headings modulo a quarter turn. */
const apart = (a: number, b: number) => {
  const quarter = Math.PI / 2
  const d = (((a - b) % quarter) + quarter) % quarter
  return Math.min(d, quarter - d)
}

describe('manhattanYaw', () => {
  test('is that of noisy walls, also where the quarter turn wraps', () => {
    fc.assert(
      fc.property(number(-4, 4), fc.nat(1000), (heading, seed) => {
        const random = seededRandom(seed)
        const found = manhattanYaw(walls(heading, 400, 6 * DEGREE, random))
        return found !== undefined && found >= 0 && found < Math.PI / 2 && apart(found, heading) < DEGREE
      }),
    )
  })

  test('hears the walls through clutter that faces anywhere, and does not hear floors', () => {
    const random = seededRandom(11)
    const clutter = Array.from({ length: 200 }, () => facing(2 * Math.PI * random()))
    const floor = Array.from({ length: 2000 }, () => facing(0.9, Math.PI / 2 - 0.1))
    const found = manhattanYaw([...walls(0.4, 400, 5 * DEGREE, random), ...clutter, ...floor])
    expect(apart(found ?? Number.NaN, 0.4)).toBeLessThan(1.5 * DEGREE)
  })

  test('is unknown where surfaces face every way alike, and where there are few', () => {
    const round = Array.from({ length: 3600 }, (_, k) => facing((k * DEGREE) / 10))
    expect(manhattanYaw(round)).toBeUndefined()
    expect(manhattanYaw(walls(0.3, 80, 0, seededRandom(1)))).toBeUndefined()
    expect(manhattanYaw([])).toBeUndefined()
  })
})
