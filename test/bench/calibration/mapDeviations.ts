import {
  alignBox,
  alignSimilar,
  inverseAlignment,
  type Layout,
  type LayoutObject,
  matchObjects,
  type NamedBox,
  UNNAMED,
} from '../../../src/layout/index.ts'
import { gapOf, gapSd } from '../../../src/reasoning/engine/distance.ts'
import { MATCH_METRES } from '../roomScore.ts'

/** A map's errors over the deviations that it states. */
export interface MapDeviations {
  centres: number[]
  heights: number[]
  sizes: number[]
  distances: number[]
  scale: number[]
  area: number[]
}

export const NO_DEVIATIONS: MapDeviations = {
  centres: [],
  heights: [],
  sizes: [],
  distances: [],
  scale: [],
  area: [],
}

/** An object of the map, and the true one that it is. */
export interface MatchedObject {
  own: LayoutObject
  /** As the truth has it: its frame and its metres. */
  truth: LayoutObject
}

const EXACT = { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 } as const

/** The map's objects that the truth has, too. Things without a name are no claim. */
export function matchedObjects(layout: Layout, truth: readonly NamedBox[]) {
  const named = layout.objects.filter(({ category }) => category !== UNNAMED)
  const alignment = alignSimilar(named, truth, MATCH_METRES)
  const aligned = named.map(({ category, box }) => ({ category, box: alignBox(alignment, box) }))
  const pairs = matchObjects(aligned, truth, { yaw: 0, shift: [0, 0] }, MATCH_METRES).map(
    (match): MatchedObject => {
      const own = named[match.predicted] as LayoutObject
      const { box } = truth[match.truth] as NamedBox
      return { own, truth: { ...own, box, sd: { ...EXACT } } }
    },
  )
  return { pairs, alignment }
}

/** Fewer objects fit to many turns and scales: their alignment says nothing. */
const FEWEST_PAIRS = 5

/**
 * Centres, heights and sizes after turn, shift and scale, which a map does not claim to know; distances, scale and area
 * as they are.
 * @param truth its objects, in any frame with z up. @param area square metres.
 */
export function mapDeviations(
  layout: Layout,
  truth: readonly NamedBox[],
  area: number | undefined,
): MapDeviations {
  const { pairs, alignment } = matchedObjects(layout, truth)
  const { room } = layout
  const ofArea =
    room && area !== undefined && area > 0
      ? [(room.areaSquareMetres.value - area) / room.areaSquareMetres.sd]
      : []
  if (pairs.length < FEWEST_PAIRS) return { ...NO_DEVIATIONS, area: ofArea }
  const back = inverseAlignment(alignment)
  const [centres, heights, sizes]: number[][] = [[], [], []]
  const lifts = pairs.map(({ own, truth: { box } }) => own.box.center[2] - back.scale * box.center[2])
  const lift = lifts.sort((a, b) => a - b)[lifts.length >> 1] ?? 0
  for (const { own, truth: there } of pairs) {
    const seen = alignBox(back, there.box)
    for (const k of [0, 1] as const) centres?.push((own.box.center[k] - seen.center[k]) / own.sd.center[k])
    heights?.push((own.box.center[2] - seen.center[2] - lift) / own.sd.center[2])
    for (const k of [0, 1, 2] as const) sizes?.push((own.box.size[k] - seen.size[k]) / own.sd.size[k])
  }
  const { relativeSd } = layout.scale
  const distances = pairs.flatMap((a, k) =>
    pairs.slice(k + 1).map((b) => {
      const gap = gapOf(a.own, b.own, 'centre')
      const sd = gapSd(gap, relativeSd)
      return (gap.metres - gapOf(a.truth, b.truth, 'centre').metres) / sd
    }),
  )
  return {
    centres: centres ?? [],
    heights: heights ?? [],
    sizes: sizes ?? [],
    distances,
    scale: relativeSd > 0 ? [Math.log(back.scale) / relativeSd] : [],
    area: ofArea,
  }
}
