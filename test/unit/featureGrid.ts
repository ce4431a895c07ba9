/** Features by a function of row, column and channel, as the encoder gives them. */
export const grid = (
  rows: number,
  columns: number,
  channels: number,
  value: (r: number, c: number, k: number) => number,
) => ({
  rows,
  columns,
  channels,
  values: Float32Array.from({ length: rows * columns * channels }, (_, i) =>
    value(Math.floor(i / channels / columns), Math.floor(i / channels) % columns, i % channels),
  ),
})
/** Nine places, two channels, neither of them even. */
export const nodes = grid(3, 3, 2, (r, c, k) => (k ? 10 * r : c * c))
