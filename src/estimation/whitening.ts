/** A matrix that turns errors into standard deviations: rows of whitened residuals, a column an error; row-major. */
export interface SqrtInformation {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}

/** For independent errors of these standard deviations; infinity for what was not observed. */
export function fromSigmas(sigmas: readonly number[]): SqrtInformation {
  const n = sigmas.length
  const values = new Float64Array(n * n)
  for (let i = 0; i < n; i++) values[i * n + i] = 1 / (sigmas[i] as number)
  return { rows: n, columns: n, values }
}

/** Writes R e into `out`. */
export function whiten(
  { rows, columns, values }: SqrtInformation,
  error: ArrayLike<number>,
  out: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    let sum = 0
    for (let k = 0; k < columns; k++) sum += (values[i * columns + k] as number) * (error[k] as number)
    out[i] = sum
  }
}

/** Writes R J into `out`, for a Jacobian `columns of R` x `n`, row-major. */
export function whitenRows(
  { rows, columns, values }: SqrtInformation,
  jacobian: ArrayLike<number>,
  n: number,
  out: Float64Array,
): void {
  for (let i = 0; i < rows; i++)
    for (let c = 0; c < n; c++) {
      let sum = 0
      for (let k = 0; k < columns; k++)
        sum += (values[i * columns + k] as number) * (jacobian[k * n + c] as number)
      out[i * n + c] = sum
    }
}
