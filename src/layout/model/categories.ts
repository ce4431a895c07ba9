import type { SemanticClass } from '../../perception/index.ts'
import { above, CATEGORY_PRIORS, type CategoryPrior } from './categoryTable.ts'
import { UNNAMED } from './layers.ts'

/** A kind of thing that is mapped. */
export interface Category extends CategoryPrior {
  /** The name in the map. */
  name: string
}

/** All kinds that are mapped, by name. */
export const CATEGORIES: Readonly<Record<string, Category>> = Object.fromEntries(
  Object.entries(CATEGORY_PRIORS).map(([name, prior]) => [name, { name, ...prior }]),
)

const all = Object.values(CATEGORIES)
const byDetection = new Map(all.flatMap((one) => Object.keys(one.detectedAs).map((word) => [word, one])))
const bySemantics = new Map(
  [...all]
    .sort((a, b) => Number(a.name === a.shownAs) - Number(b.name === b.shownAs))
    .flatMap((one) => (one.shownAs ? [[one.shownAs, one]] : [])),
)

/** The kind that a detector's class means; undefined where it is not mapped. */
export const detectedCategory = (detectorClass: string): Category | undefined =>
  byDetection.get(detectorClass)

/** The kind that a class of the pictures' semantics means; undefined where it is not mapped. */
export const shownCategory = (semanticClass: SemanticClass): Category | undefined =>
  bySemantics.get(semanticClass)

/** What takes up room and has no name: of any size, anywhere. */
export const UNNAMED_CATEGORY: Category = {
  name: UNNAMED,
  size: [0.6, 0.5, 0.6],
  spread: [1, 1, 1],
  base: above(0.3, 1),
  hollow: 0,
  extent: 'one',
  shownAs: 'other',
  detectedAs: {},
}
