import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallPanels } from '../../../../src/layout/index.ts'

describe('the panels of a wall', () => {
  test('a whole wall is one panel, free all around', () => {
    expect(wallPanels(4, 2.5, [])).toEqual([
      { from: 0, to: 4, bottom: 0, top: 2.5, free: { from: true, to: true, bottom: true, top: true } },
    ])
  })

  test('a door leaves the lintel over it, a window its breast too', () => {
    expect(wallPanels(4, 2.5, [{ from: 1, to: 2, sill: 0, head: 2 }])).toHaveLength(5)
    const panels = wallPanels(4, 2.5, [{ from: 1, to: 2, sill: 0.9, head: 2 }])
    const over = panels.filter(({ from }) => from === 1)
    expect(over.map(({ bottom, top }) => [bottom, top])).toEqual([
      [0, 0.9],
      [2, 2.5],
    ])
    expect(over[0]?.free).toEqual({ from: false, to: false, bottom: true, top: true })
  })

  test('panels and holes cover the wall, also where holes overlap, reach the ceiling or the ends', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const hole = fc.record({ a: share, b: share, c: share, d: share }).map(({ a, b, c, d }) => ({
      from: 5 * Math.min(a, b),
      to: 5 * Math.max(a, b),
      sill: 3 * Math.min(c, d),
      head: 3 * Math.max(c, d),
    }))
    fc.assert(
      fc.property(fc.array(hole, { maxLength: 4 }), (holes) => {
        const panels = wallPanels(5, 2.5, holes)
        // On a grid of points that hardly any edge lies on.
        const step = 0.0501
        let wrong = 0
        for (let x = step / 3; x < 5; x += step)
          for (let z = step / 3; z < 2.5; z += step) {
            if (holes.some((hole) => isNearEdge(hole, x, z))) continue
            const isOpen = holes.some((h) => h.from < x && x < h.to && h.sill < z && z < h.head)
            const over = panels.filter((p) => p.from < x && x < p.to && p.bottom < z && z < p.top)
            if (over.length !== (isOpen ? 0 : 1)) wrong++
          }
        expect(wrong).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

const isNearEdge = (
  hole: { from: number; to: number; sill: number; head: number },
  x: number,
  z: number,
): boolean => [hole.from - x, hole.to - x, hole.sill - z, hole.head - z].some((away) => Math.abs(away) < 1e-3)
