/** A grey picture as numbers 0 to 255, row-major. */
export interface GreyPlane {
  width: number
  height: number
  values: Float32Array
}

/** Halves a picture with the 5-tap binomial filter of Burt and Adelson. */
export function halved({ width, height, values }: GreyPlane): GreyPlane {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const rows = new Float32Array(w * height)
  for (let y = 0; y < height; y++) {
    const at = y * width
    for (let x = 0; x < w; x++) {
      const c = 2 * x
      const [l2, l1] = [Math.max(0, c - 2), Math.max(0, c - 1)]
      const [r1, r2] = [Math.min(width - 1, c + 1), Math.min(width - 1, c + 2)]
      rows[y * w + x] =
        ((values[at + l2] as number) +
          4 * (values[at + l1] as number) +
          6 * (values[at + c] as number) +
          4 * (values[at + r1] as number) +
          (values[at + r2] as number)) /
        16
    }
  }
  const out = new Float32Array(w * h)
  for (let y = 0; y < h; y++) {
    const c = 2 * y
    const [u2, u1] = [Math.max(0, c - 2) * w, Math.max(0, c - 1) * w]
    const [d1, d2] = [Math.min(height - 1, c + 1) * w, Math.min(height - 1, c + 2) * w]
    for (let x = 0; x < w; x++)
      out[y * w + x] =
        ((rows[u2 + x] as number) +
          4 * (rows[u1 + x] as number) +
          6 * (rows[c * w + x] as number) +
          4 * (rows[d1 + x] as number) +
          (rows[d2 + x] as number)) /
        16
  }
  return { width: w, height: h, values: out }
}

/** The picture, then its halvings; at most `levels` of them, none narrower than 24 pixels. */
export function buildPyramid(base: GreyPlane, levels: number): GreyPlane[] {
  const pyramid = [base]
  while (pyramid.length < levels) {
    const last = pyramid[pyramid.length - 1] as GreyPlane
    if (Math.min(last.width, last.height) < 48) break
    pyramid.push(halved(last))
  }
  return pyramid
}
