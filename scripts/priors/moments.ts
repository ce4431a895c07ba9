import type { LogNormal } from '../../src/reasoning/index.ts'

/** Mean and standard deviation; of no values 0 and 1. */
export function moments(values: readonly number[]): LogNormal {
  if (values.length === 0) return { mean: 0, sd: 1 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}
