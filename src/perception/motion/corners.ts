import type { GreyPlane } from './pyramid.ts'

const BORDER = 8
const WINDOW = 2
/** Corners weaker than this share of the strongest are noise. */
const QUALITY = 0.004

/** Summed-area table of a row-major plane, with a leading row and column of zeros. */
function integral(values: Float32Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += values[y * width + x] as number
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] as number) + row
    }
  }
  return sums
}

/** The smaller eigenvalue of the structure tensor in a 5 x 5 window (Shi and Tomasi 1994), a number a pixel. */
function cornerStrength({ width, height, values }: GreyPlane): Float32Array {
  const products = [0, 1, 2].map(() => new Float32Array(width * height)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const dx = ((values[at + 1] as number) - (values[at - 1] as number)) / 2
      const dy = ((values[at + width] as number) - (values[at - width] as number)) / 2
      products[0][at] = dx * dx
      products[1][at] = dx * dy
      products[2][at] = dy * dy
    }
  const [xx, xy, yy] = products.map((p) => integral(p, width, height)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const strength = new Float32Array(width * height)
  const w1 = width + 1
  for (let y = BORDER; y < height - BORDER; y++)
    for (let x = BORDER; x < width - BORDER; x++) {
      const [a, b] = [(y - WINDOW) * w1 + x - WINDOW, (y - WINDOW) * w1 + x + WINDOW + 1]
      const [c, d] = [(y + WINDOW + 1) * w1 + x - WINDOW, (y + WINDOW + 1) * w1 + x + WINDOW + 1]
      const sum = (s: Float64Array) =>
        (s[d] as number) - (s[b] as number) - (s[c] as number) + (s[a] as number)
      const [sxx, sxy, syy] = [sum(xx), sum(xy), sum(yy)]
      strength[y * width + x] = (sxx + syy - Math.sqrt((sxx - syy) ** 2 + 4 * sxy * sxy)) / 2
    }
  return strength
}

/**
 * Up to `count` corners, strongest first, at least `spacing` pixels apart.
 * @returns x and y in turn, in pixel indices (the centre of pixel 0 is 0).
 */
export function findCorners(image: GreyPlane, count: number, spacing: number): Float32Array {
  const { width, height } = image
  const strength = cornerStrength(image)
  const peaks: number[] = []
  let best = 0
  for (let y = BORDER; y < height - BORDER; y++)
    for (let x = BORDER; x < width - BORDER; x++) {
      const at = y * width + x
      const v = strength[at] as number
      const isPeak =
        v > (strength[at - 1] as number) &&
        v >= (strength[at + 1] as number) &&
        v > (strength[at - width] as number) &&
        v >= (strength[at + width] as number)
      if (!isPeak) continue
      peaks.push(at)
      best = Math.max(best, v)
    }
  peaks.sort((a, b) => (strength[b] as number) - (strength[a] as number))
  const columns = Math.ceil(width / spacing)
  const cells = new Map<number, number[]>()
  const found: number[] = []
  for (const at of peaks) {
    if (found.length >= 2 * count || (strength[at] as number) < QUALITY * best) break
    const [x, y] = [at % width, Math.floor(at / width)]
    const [column, row] = [Math.floor(x / spacing), Math.floor(y / spacing)]
    let free = true
    for (let r = row - 1; r <= row + 1 && free; r++)
      for (let c = column - 1; c <= column + 1 && free; c++)
        for (const other of cells.get(r * columns + c) ?? [])
          if ((x - (other % width)) ** 2 + (y - Math.floor(other / width)) ** 2 < spacing * spacing)
            free = false
    if (!free) continue
    const cell = row * columns + column
    cells.set(cell, [...(cells.get(cell) ?? []), at])
    found.push(x, y)
  }
  return Float32Array.from(found)
}
