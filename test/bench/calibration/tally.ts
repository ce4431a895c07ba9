/** How often truth lies within 1, 2 and 3 deviations, and the mean squared normalised error: 0.68, 0.95, 0.997 and 1 are aimed at. */
export interface Tally {
  count: number
  within: readonly [one: number | undefined, two: number | undefined, three: number | undefined]
  meanSquare: number | undefined
  /** Of squared normalised errors: one that is far out of line does not move it. 0.455 of a normal distribution. */
  medianSquare: number | undefined
}

/** @param deviations errors over their standard deviations. */
export function tallyOf(deviations: readonly number[]): Tally {
  const count = deviations.length
  const squares = deviations.map((z) => z * z).sort((a, b) => a - b)
  const share = (limit: number) =>
    count ? squares.filter((square) => square <= limit * limit).length / count : undefined
  return {
    count,
    within: [share(1), share(2), share(3)],
    meanSquare: count ? squares.reduce((sum, square) => sum + square, 0) / count : undefined,
    medianSquare: squares[count >> 1],
  }
}
