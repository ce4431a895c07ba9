import type { SemanticGrid } from '../perception/index.ts'

/** What the cells of a picture are taken for, as little as is needed to show it: the two likeliest classes of each. */
export interface FrameSemantics {
  /** Cells cover the whole picture evenly. */
  rows: number
  columns: number
  /** The names of the classes that occur. */
  classes: readonly string[]
  /** Two for each cell, row by row, the likelier first: indices into `classes`. */
  best: Uint8Array
  /** Their probabilities, in 255ths. */
  shares: Uint8Array
}

/** How many classes a cell keeps. */
export const KEPT_CLASSES = 2

/** The two largest of a cell's probabilities, the larger first: their indices. */
function twoBest(probabilities: Float32Array, at: number, count: number): [number, number] {
  let [first, second] = [0, 1]
  const value = (k: number) => probabilities[at + k] as number
  if (value(1) > value(0)) [first, second] = [1, 0]
  for (let k = 2; k < count; k++)
    if (value(k) > value(first)) [first, second] = [k, first]
    else if (value(k) > value(second)) second = k
  return [first, second]
}

/** A grid of probabilities as it is sent to the page and kept; undefined for one without cells. */
export function packSemantics({
  rows,
  columns,
  classes,
  probabilities,
}: SemanticGrid): FrameSemantics | undefined {
  const cells = rows * columns
  if (cells === 0 || classes.length < KEPT_CLASSES) return undefined
  const best = new Uint8Array(KEPT_CLASSES * cells)
  const shares = new Uint8Array(KEPT_CLASSES * cells)
  const present: string[] = []
  const indices = new Map<number, number>()
  const indexOf = (k: number): number => {
    const known = indices.get(k)
    if (known !== undefined) return known
    indices.set(k, present.length)
    present.push(classes[k] as string)
    return present.length - 1
  }
  for (let cell = 0; cell < cells; cell++) {
    const at = cell * classes.length
    twoBest(probabilities, at, classes.length).forEach((k, place) => {
      best[KEPT_CLASSES * cell + place] = indexOf(k)
      shares[KEPT_CLASSES * cell + place] = Math.round(255 * Math.min(1, probabilities[at + k] as number))
    })
  }
  return { rows, columns, classes: present, best, shares }
}
