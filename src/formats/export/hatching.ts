import type { Vec2 } from '../../geometry/index.ts'
import type { CategoryGroup } from '../../layout/index.ts'

/** The kinds' colours on white paper, after Okabe and Ito: those of the app's light theme. */
export const KIND_INKS: Readonly<Record<CategoryGroup, string>> = {
  seat: '#cb70a4',
  table: '#d6b01b',
  storage: '#693d1e',
  appliance: '#006fb7',
  water: '#279dd2',
  screen: '#cc8817',
  lamp: '#a0af7d',
  plant: '#15956a',
  opening: '#2f3f93',
  mounted: '#7a1f5a',
  other: '#5e6d77',
}

interface HatchStyle {
  /** Of the lines, degrees counter-clockwise from the drawing's right. */
  angles: readonly number[]
  dash?: readonly number[]
}

/** As an architect's plan tells materials apart: colour never stands alone. */
export const HATCH_STYLES: Readonly<Record<CategoryGroup, HatchStyle>> = {
  seat: { angles: [45] },
  table: { angles: [0] },
  storage: { angles: [90] },
  appliance: { angles: [-45] },
  water: { angles: [0], dash: [2.2, 1.2] },
  screen: { angles: [45, -45] },
  lamp: { angles: [90], dash: [0.9, 1.1] },
  plant: { angles: [0, 90], dash: [0.9, 1.1] },
  opening: { angles: [45], dash: [2.2, 1.2] },
  mounted: { angles: [-45], dash: [2.2, 1.2] },
  other: { angles: [45], dash: [0.01, 1.6] },
}

/**
 * The parts within a convex polygon of parallel lines at an angle.
 * @param spacing between the lines; they go through multiples of it, so that neighbours' lines meet.
 */
export function hatchLines(polygon: readonly Vec2[], angleDegrees: number, spacing: number): Vec2[][] {
  // The drawing's y points down.
  const angle = (-angleDegrees * Math.PI) / 180
  const along: Vec2 = [Math.cos(angle), Math.sin(angle)]
  const offsets = polygon.map(([x, y]) => y * along[0] - x * along[1])
  const first = Math.ceil(Math.min(...offsets) / spacing)
  const last = Math.floor(Math.max(...offsets) / spacing)
  const lines: Vec2[][] = []
  for (let k = first; k <= last; k++) {
    const cuts = polygon.flatMap((a, i) => {
      const b = polygon[(i + 1) % polygon.length] as Vec2
      const [p, q] = [offsets[i] as number, offsets[(i + 1) % polygon.length] as number]
      // Half open, so that a line through a corner cuts once there.
      if (p >= k * spacing === q >= k * spacing) return []
      const t = (k * spacing - p) / (q - p)
      return [[a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])] as Vec2]
    })
    const [from, to] = cuts
    if (from && to) lines.push([from, to])
  }
  return lines
}
