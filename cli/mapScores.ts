import { type GridMap, gridExtentOf, gridOfLayout } from '../src/formats/index.ts'
import { alignPoint, type PlanAlignment } from '../src/geometry/index.ts'
import type { Layout } from '../src/layout/index.ts'
import {
  canonicalName,
  categoryOfId,
  type GridDistance,
  type GridDistanceAccuracy,
  gridDistanceAccuracy,
  gridDistances,
  type MapAccuracy,
  mapAccuracy,
  spacerMapScore,
} from '../src/reasoning/index.ts'

/** A map to be scored: in metres, or centres on the 10 x 10 grid. */
export type GivenMap = { layout: Layout } | { grid: GridMap }

/** What is taken out before metric maps are compared: see `mapAccuracy`. */
export type Alignment = 'rigid' | 'none'

export interface ScoredMap {
  scene: string
  spacer: number
  distances: GridDistance[]
  /** A grid has no metres to judge. */
  metric?: MapAccuracy
}

/** Means over maps, 0 to 1 and metres; undefined where there is nothing to take a mean of. */
export interface MapScores {
  maps: number
  /** Of these, maps in metres: what our own measures are means over. */
  metricMaps: number
  spacerMapScore: number | undefined
  gridDistances: GridDistanceAccuracy
  f1At25: number | undefined
  f1At50: number | undefined
  centerError: number | undefined
  sizeError: number | undefined
  gapError: number | undefined
}

/** A name in the truth's own words, where it has it or a synonym; the number of `chair 2` is dropped. */
function named(name: string, truth: readonly string[]): string {
  const whole = canonicalName(name, truth)
  const base = truth.includes(whole) ? undefined : categoryOfId(whole)
  return base === undefined ? whole : canonicalName(base, truth)
}

function gridNamed(grid: GridMap, truth: readonly string[]): GridMap {
  const merged = new Map<string, [number, number][]>()
  for (const [name, places] of Object.entries(grid)) {
    const category = named(name, truth)
    merged.set(category, [...(merged.get(category) ?? []), ...places])
  }
  return Object.fromEntries(merged)
}

function moved(layout: Layout, alignment: PlanAlignment): Layout {
  const objects = layout.objects.map((object) => {
    const [x, y, z] = object.box.center
    const [alongX, alongY] = alignPoint(alignment, [x, y])
    return { ...object, box: { ...object.box, center: [alongX, alongY, z] as const } }
  })
  return { ...layout, objects }
}

/**
 * Scores one map. A metric map goes onto the truth's grid after the alignment, each centre to its cell; a grid is taken
 * as it was printed, as the published scores take it.
 */
export function scoredMap(scene: string, given: GivenMap, truth: Layout, alignment: Alignment): ScoredMap {
  const categories = [...new Set(truth.objects.map(({ category }) => category))]
  const extent = gridExtentOf(truth)
  const wanted = gridOfLayout(truth, extent)
  const onGrid = (grid: GridMap) => ({
    scene,
    spacer: spacerMapScore(grid, wanted),
    distances: gridDistances(grid, wanted),
  })
  if ('grid' in given) return onGrid(gridNamed(given.grid, categories))
  const { layout } = given
  const objects = layout.objects.map((one) => ({ ...one, category: named(one.category, categories) }))
  const metric = mapAccuracy(objects, truth.objects, alignment)
  return { ...onGrid(gridOfLayout(moved({ ...layout, objects }, metric.alignment), extent)), metric }
}

/** A map without two matched objects has no gap error, and so on: the mean is over those that have the value. */
function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : undefined
}

/** Every map weighs the same, but for the grid distances: their shares are over all pairs of all maps, as published. */
export function mapScores(scored: readonly ScoredMap[]): MapScores {
  const metric = scored.flatMap((one) => one.metric ?? [])
  return {
    maps: scored.length,
    metricMaps: metric.length,
    spacerMapScore: mean(scored.map(({ spacer }) => spacer)),
    gridDistances: gridDistanceAccuracy(scored.flatMap(({ distances }) => distances)),
    f1At25: mean(metric.map(({ at25 }) => at25.f1)),
    f1At50: mean(metric.map(({ at50 }) => at50.f1)),
    centerError: mean(metric.map(({ centerError }) => centerError)),
    sizeError: mean(metric.map(({ sizeError }) => sizeError)),
    gapError: mean(metric.map(({ gapError }) => gapError)),
  }
}
