import type { LineSegment } from './evidence.ts'

/** The cells that M-LSD reports are 2 x 2 pixels of its input. */
const STRIDE = 2
/** Below this score M-LSD's segments are mostly texture. */
const MIN_SCORE = 0.1
/** Shorter segments, in pixels of the network's input, say little about a direction. */
const MIN_LENGTH = 12

/**
 * Decodes M-LSD: a score and the offsets of both end points for each cell (Gu et al. 2022, "TP map").
 * @param scores size x size, already suppressed to local maxima.
 * @param offsets size x size x 4: dx0, dy0, dx1, dy1 from the cell, in cells.
 * @param size cells a side.
 * @param width of the frame that was stretched to the network's square, pixels. So for `height`.
 */
export function decodeLines(
  scores: Float32Array,
  offsets: Float32Array,
  size: number,
  width: number,
  height: number,
): LineSegment[] {
  const lines: LineSegment[] = []
  const [kx, ky] = [width / size, height / size]
  for (let cell = 0; cell < size * size; cell++) {
    const score = scores[cell] as number
    if (score < MIN_SCORE) continue
    const [column, row] = [cell % size, Math.floor(cell / size)]
    const end = (k: number) =>
      [column + (offsets[cell * 4 + k] as number), row + (offsets[cell * 4 + k + 1] as number)] as const
    const [[x0, y0], [x1, y1]] = [end(0), end(2)]
    if (Math.hypot(x1 - x0, y1 - y0) * STRIDE < MIN_LENGTH) continue
    lines.push({ x0: x0 * kx, y0: y0 * ky, x1: x1 * kx, y1: y1 * ky, score })
  }
  return lines
}
