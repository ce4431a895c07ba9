import type { SemanticField } from './semanticField.ts'

/** Voxels this far apart along each axis touch: two cells of 10 cm that share at least a corner. */
const COARSE = 2

/**
 * Splits voxels into those that touch: cells of two voxels' side, 26 neighbours. Gaps of 5 to 15 cm are bridged, by where
 * they lie in the grid, as depth is no denser at a distance.
 * @returns the largest first.
 */
export function componentsOf({ cells }: SemanticField, voxels: readonly number[]): number[][] {
  const coarse = new Map<string, number[]>()
  const at = (voxel: number, axis: 0 | 1 | 2) => Math.floor((cells[3 * voxel + axis] as number) / COARSE)
  const keyOf = (x: number, y: number, z: number) => `${x},${y},${z}`
  for (const voxel of voxels) {
    const key = keyOf(at(voxel, 0), at(voxel, 1), at(voxel, 2))
    const list = coarse.get(key)
    if (list) list.push(voxel)
    else coarse.set(key, [voxel])
  }
  const components: number[][] = []
  for (const [start] of coarse) {
    const first = coarse.get(start)
    if (!first) continue
    coarse.delete(start)
    const members = [...first]
    const queue = [first[0] as number]
    for (let voxel = queue.pop(); voxel !== undefined; voxel = queue.pop()) {
      const [x, y, z] = [at(voxel, 0), at(voxel, 1), at(voxel, 2)]
      for (let i = -1; i <= 1; i++)
        for (let j = -1; j <= 1; j++)
          for (let k = -1; k <= 1; k++) {
            const key = keyOf(x + i, y + j, z + k)
            const next = coarse.get(key)
            if (!next) continue
            coarse.delete(key)
            for (const member of next) members.push(member)
            queue.push(next[0] as number)
          }
    }
    components.push(members)
  }
  return components.sort((a, b) => b.length - a.length)
}

/** Whether some of the one voxels lie within two voxels of some of the others. */
export function touch({ cells }: SemanticField, some: readonly number[], others: readonly number[]): boolean {
  const keyOf = (voxel: number, i: number, j: number, k: number) =>
    [i, j, k].map((step, axis) => Math.floor((cells[3 * voxel + axis] as number) / COARSE) + step).join()
  const there = new Set(others.map((voxel) => keyOf(voxel, 0, 0, 0)))
  const steps = [-1, 0, 1]
  return some.some((voxel) =>
    steps.some((i) => steps.some((j) => steps.some((k) => there.has(keyOf(voxel, i, j, k))))),
  )
}
