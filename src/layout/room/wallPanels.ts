import type { Opening } from './openings.ts'

/**
 * A rectangle of a wall between its doors and windows, in the wall's own plane: metres along it from `wall.from`, and
 * above the floor.
 */
export interface WallPanel {
  from: number
  to: number
  bottom: number
  top: number
  /** Its edges where the wall ends: at its own ends, its top and bottom, and around doors and windows. */
  free: { from: boolean; to: boolean; bottom: boolean; top: boolean }
}

/** Edges closer than this are one, metres. */
const SAME = 1e-4

const sorted = (values: readonly number[]) =>
  [...values]
    .sort((a, b) => a - b)
    .filter((value, k, all) => k === 0 || value - (all[k - 1] as number) > SAME)

/**
 * A wall cut into rectangles that leave out its doors and windows. They meet corner to corner, so that a mesh of them
 * has no gaps; together with the openings they cover the wall.
 * @param metres its length. @param height its own; an opening that is higher is cut there.
 */
export function wallPanels(
  metres: number,
  height: number,
  openings: readonly Pick<Opening, 'from' | 'to' | 'sill' | 'head'>[],
): WallPanel[] {
  const holes = openings
    .map(({ from, to, sill, head }) => ({ from, to, sill: Math.max(0, sill), head: Math.min(height, head) }))
    .filter(({ from, to, sill, head }) => to - from > SAME && head - sill > SAME)
  const xs = sorted([0, metres, ...holes.flatMap(({ from, to }) => [from, to])])
  const zs = sorted([0, height, ...holes.flatMap(({ sill, head }) => [sill, head])])
  const isSolid = (i: number, j: number): boolean => {
    const [x0, x1, z0, z1] = [xs[i], xs[i + 1], zs[j], zs[j + 1]]
    if (x0 === undefined || x1 === undefined || z0 === undefined || z1 === undefined) return false
    const [x, z] = [(x0 + x1) / 2, (z0 + z1) / 2]
    return !holes.some(({ from, to, sill, head }) => from < x && x < to && sill < z && z < head)
  }
  return xs.flatMap((from, i) =>
    zs.flatMap((bottom, j): WallPanel[] =>
      isSolid(i, j)
        ? [
            {
              from,
              to: xs[i + 1] as number,
              bottom,
              top: zs[j + 1] as number,
              free: {
                from: !isSolid(i - 1, j),
                to: !isSolid(i + 1, j),
                bottom: !isSolid(i, j - 1),
                top: !isSolid(i, j + 1),
              },
            },
          ]
        : [],
    ),
  )
}
