/** A picture is never surer than this that something is not there: least log probability. */
const LEAST_LOG = -5
/** Frames err alike: so much weight of them counts as independent, and no more. */
const MOST_INDEPENDENT = 3

/** A probability as evidence that adds up over frames. */
export const logOf = (probability: number): number => Math.max(LEAST_LOG, Math.log(probability))

/**
 * Probabilities by evidence that was added up over frames.
 * @param logSums rows of sums, one for each class. @param row the one asked for. @param classes how many there are.
 * @param weight that the row's sums are of; more than 0.
 */
export function pooled(logSums: Float32Array, row: number, classes: number, weight: number): Float64Array {
  const share = Math.min(weight, MOST_INDEPENDENT) / weight
  const at = row * classes
  let most = Number.NEGATIVE_INFINITY
  for (let c = 0; c < classes; c++) most = Math.max(most, logSums[at + c] as number)
  const masses = new Float64Array(classes)
  let total = 0
  for (let c = 0; c < classes; c++) {
    const mass = Math.exp(share * ((logSums[at + c] as number) - most))
    masses[c] = mass
    total += mass
  }
  for (let c = 0; c < classes; c++) masses[c] = (masses[c] as number) / total
  return masses
}
