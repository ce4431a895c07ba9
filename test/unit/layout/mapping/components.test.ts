import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Vec3 } from '../../../../src/geometry/index.ts'
import { componentsOf, touch } from '../../../../src/layout/mapping/components.ts'
import { allOf, block, fieldOf } from './voxels.ts'

const index = fc.integer({ min: -7, max: 7 })
const clouds = fc.uniqueArray(fc.tuple(index, index, index), {
  minLength: 1,
  maxLength: 60,
  selector: (cell) => cell.join(),
})
const few = fc.uniqueArray(fc.tuple(index, index, index), { maxLength: 4, selector: (cell) => cell.join() })
const fieldAt = (cells: readonly Vec3[]) => fieldOf(cells.map((cell) => ({ cell })))
const apart = (a: Vec3, b: Vec3) =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]))

/** For each cell the least index that steps of at most `reach` along each axis lead to. */
function reachable(cells: readonly Vec3[], reach: number): number[] {
  const label = cells.map((_, k) => k)
  for (let pass = 0; pass < cells.length; pass++)
    for (const [a, p] of cells.entries())
      for (const [b, q] of cells.entries())
        if (apart(p, q) <= reach) label[a] = Math.min(label[a] as number, label[b] as number)
  return label
}

describe('componentsOf', () => {
  test('each voxel is in one component; what lies 10 cm apart is in the same, what 20 cm part is not', () => {
    fc.assert(
      fc.property(clouds, (cells) => {
        const field = fieldAt(cells)
        const components = componentsOf(field, allOf(field))
        expect(components.flat().sort((a, b) => a - b)).toEqual(allOf(field))
        const of = new Map(components.flatMap((members, k) => members.map((voxel) => [voxel, k] as const)))
        const [near, far] = [reachable(cells, 2), reachable(cells, 3)]
        for (const voxel of cells.keys()) {
          expect(of.get(voxel)).toBe(of.get(near[voxel] as number))
          for (const other of cells.keys())
            if (far[voxel] !== far[other]) expect(of.get(voxel)).not.toBe(of.get(other))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('do not depend on the order of the voxels; the largest comes first', () => {
    fc.assert(
      fc.property(clouds, (cells) => {
        const field = fieldAt(cells)
        const sets = (voxels: readonly number[]) =>
          componentsOf(field, voxels)
            .map((members) => [...members].sort((a, b) => a - b).join())
            .sort()
        expect(sets(allOf(field).reverse())).toEqual(sets(allOf(field)))
        const sizes = componentsOf(field, allOf(field)).map(({ length }) => length)
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
      }),
      { numRuns: 40 },
    )
  })

  test('a gap of 5 cm is bridged, of 15 cm is not, along each axis and wherever the cells lie', () => {
    for (const axis of [0, 1, 2])
      for (const start of [-5, -4, 0, 1]) {
        const count = (gap: number) => {
          const at = (k: number) => [0, 1, 2].map((other) => (other === axis ? k : 3)) as unknown as Vec3
          const field = fieldAt([at(start), at(start + gap + 1)])
          return componentsOf(field, allOf(field)).length
        }
        expect([count(0), count(1), count(3)]).toEqual([1, 1, 2])
      }
  })

  test('only the voxels asked for join others', () => {
    const field = fieldAt(block([0, 0, 0], [12, 0, 0]))
    const ends = allOf(field).filter((k) => k < 4 || k > 8)
    expect(componentsOf(field, ends)).toHaveLength(2)
    expect(componentsOf(field, allOf(field))).toHaveLength(1)
    expect(componentsOf(field, [])).toEqual([])
  })
})

describe('touch', () => {
  test('is true of voxels of which any two are one component, and mutual', () => {
    fc.assert(
      fc.property(few, fc.nat(4), (cells, split) => {
        const field = fieldAt(cells)
        const [some, others] = [allOf(field).slice(0, split), allOf(field).slice(split)]
        const isOne = some.some((a) => others.some((b) => componentsOf(field, [a, b]).length === 1))
        expect(touch(field, some, others)).toBe(isOne)
        expect(touch(field, others, some)).toBe(isOne)
      }),
      { numRuns: 500 },
    )
  })
})
