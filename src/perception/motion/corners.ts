import type { GreyPlane } from './pyramid.ts'

const BORDER = 8
const WINDOW = 2
const ROWS = 2 * WINDOW + 1
/** Corners weaker than this share of the strongest are noise. */
const QUALITY = 0.004

/** Sums of the gradients' products over the last rows, column by column: they run down the picture. */
class ColumnSums {
  readonly xx: Float64Array
  readonly xy: Float64Array
  readonly yy: Float64Array
  /** The products of the rows that are in the sums, one row after another in a ring. */
  private readonly rows: Float64Array

  constructor(private readonly image: GreyPlane) {
    const { width } = image
    this.xx = new Float64Array(width)
    this.xy = new Float64Array(width)
    this.yy = new Float64Array(width)
    this.rows = new Float64Array(ROWS * 3 * width)
  }

  /** Takes in a row; the one that came `ROWS` before it leaves. */
  add(y: number): void {
    const { xx, xy, yy, rows } = this
    const { width, values } = this.image
    for (let x = 1, at = y * width + 1, r = 3 * ((y % ROWS) * width + 1); x < width - 1; x++, at++, r += 3) {
      const dx = ((values[at + 1] as number) - (values[at - 1] as number)) / 2
      const dy = ((values[at + width] as number) - (values[at - width] as number)) / 2
      xx[x] = (xx[x] as number) + dx * dx - (rows[r] as number)
      xy[x] = (xy[x] as number) + dx * dy - (rows[r + 1] as number)
      yy[x] = (yy[x] as number) + dy * dy - (rows[r + 2] as number)
      rows[r] = dx * dx
      rows[r + 1] = dx * dy
      rows[r + 2] = dy * dy
    }
  }
}

/** The smaller eigenvalue of the structure tensor in a 5 x 5 window (Shi and Tomasi 1994), a number a pixel. */
function cornerStrength(image: GreyPlane): Float32Array {
  const { width, height } = image
  const strength = new Float32Array(width * height)
  const sums = new ColumnSums(image)
  for (let y = BORDER - WINDOW; y < Math.min(BORDER + WINDOW, height - 1); y++) sums.add(y)
  for (let y = BORDER; y < height - BORDER; y++) {
    sums.add(y + WINDOW)
    let [xx, xy, yy] = [0, 0, 0]
    for (let x = BORDER - WINDOW; x < BORDER + WINDOW; x++) {
      xx += sums.xx[x] as number
      xy += sums.xy[x] as number
      yy += sums.yy[x] as number
    }
    for (let x = BORDER; x < width - BORDER; x++) {
      const [enter, leave] = [x + WINDOW, x - WINDOW]
      xx += sums.xx[enter] as number
      xy += sums.xy[enter] as number
      yy += sums.yy[enter] as number
      strength[y * width + x] = (xx + yy - Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)) / 2
      xx -= sums.xx[leave] as number
      xy -= sums.xy[leave] as number
      yy -= sums.yy[leave] as number
    }
  }
  return strength
}

/** Places that keep their distance, in cells as wide as that distance. */
class Spaced {
  private readonly columns: number
  /** The last place of each cell and, for each place, the one that came before it in its cell; -1 is none. */
  private readonly last: Int32Array
  private readonly earlier: number[] = []
  private readonly places: number[] = []

  constructor(
    width: number,
    height: number,
    private readonly spacing: number,
  ) {
    // An empty column on the right stands beside the first one, too.
    this.columns = Math.ceil(width / spacing) + 1
    this.last = new Int32Array(this.columns * Math.ceil(height / spacing)).fill(-1)
  }

  /** Adds a place. @returns false where another is too near. */
  add(x: number, y: number): boolean {
    const cell = Math.floor(y / this.spacing) * this.columns + Math.floor(x / this.spacing)
    for (let row = -1; row <= 1; row++)
      for (let column = -1; column <= 1; column++)
        if (this.isNear(x, y, cell + row * this.columns + column)) return false
    this.earlier.push(this.last[cell] as number)
    this.last[cell] = this.earlier.length - 1
    this.places.push(x, y)
    return true
  }

  private isNear(x: number, y: number, cell: number): boolean {
    for (let k = this.last[cell] ?? -1; k >= 0; k = this.earlier[k] as number) {
      const [dx, dy] = [(this.places[2 * k] as number) - x, (this.places[2 * k + 1] as number) - y]
      if (dx * dx + dy * dy < this.spacing * this.spacing) return true
    }
    return false
  }
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
    for (let x = BORDER, at = y * width + BORDER; x < width - BORDER; x++, at++) {
      const v = strength[at] as number
      const isPeak =
        v >= QUALITY * best &&
        v > (strength[at - 1] as number) &&
        v >= (strength[at + 1] as number) &&
        v > (strength[at - width] as number) &&
        v >= (strength[at + width] as number)
      if (!isPeak) continue
      peaks.push(at)
      best = Math.max(best, v)
    }
  const strong = peaks.filter((at) => (strength[at] as number) >= QUALITY * best)
  strong.sort((a, b) => (strength[b] as number) - (strength[a] as number))
  const taken = new Spaced(width, height, spacing)
  const found: number[] = []
  for (const at of strong) {
    if (found.length >= 2 * count) break
    const [x, y] = [at % width, Math.floor(at / width)]
    if (taken.add(x, y)) found.push(x, y)
  }
  return Float32Array.from(found)
}
