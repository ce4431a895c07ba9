import type { PatchFeatures } from '../evidence.ts'
import { FEATURE_MEAN } from './featureMeanData.ts'

/** Where `count` patches lie among `nodes` along one axis, the outermost at the ends: the node before, and the rest. */
export function placesAmong(nodes: number, count: number): { before: number; rest: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const at = count > 1 ? (i * (nodes - 1)) / (count - 1) : (nodes - 1) / 2
    const before = Math.max(0, Math.min(nodes - 2, Math.floor(at)))
    return { before, rest: at - before }
  })
}

/** A grid of features at another number of rows and columns: bilinear, the outermost stay outermost. */
export function resizeFeatures(grid: PatchFeatures, rows: number, columns: number): PatchFeatures {
  const { channels } = grid
  const across = placesAmong(grid.columns, columns)
  const values = new Float32Array(rows * columns * channels)
  let to = 0
  for (const y of placesAmong(grid.rows, rows))
    for (const x of across) {
      for (const [row, share] of [[y.before, 1 - y.rest] as const, [y.before + 1, y.rest] as const])
        for (const [column, part] of [[x.before, 1 - x.rest] as const, [x.before + 1, x.rest] as const]) {
          const weight = share * part
          if (weight === 0) continue
          const from = (row * grid.columns + column) * channels
          for (let c = 0; c < channels; c++)
            values[to + c] = (values[to + c] as number) + weight * (grid.values[from + c] as number)
        }
      to += channels
    }
  return { rows, columns, channels, values }
}

/** A grid of features as it is kept: a step for each channel (float32, little-endian), then steps (int8), in base64. */
export interface PackedFeatures {
  rows: number
  columns: number
  channels: number
  base64: string
}

/** @throws RangeError where the bytes are not those of such a grid. */
export function unpackFeatures({ rows, columns, channels, base64 }: PackedFeatures): PatchFeatures {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const count = rows * columns * channels
  if (bytes.length !== 4 * channels + count)
    throw new RangeError(`${bytes.length} bytes are no ${rows} x ${columns} x ${channels} features`)
  const view = new DataView(bytes.buffer)
  const steps = Float32Array.from({ length: channels }, (_, c) => view.getFloat32(4 * c, true))
  const values = Float32Array.from(
    new Int8Array(bytes.buffer, 4 * channels, count),
    (value, i) => value * (steps[i % channels] as number),
  )
  return { rows, columns, channels, values }
}

let shipped: PatchFeatures | undefined

/**
 * What the encoder's features are at each place of a picture whatever it shows: the mean over several rooms, made by
 * `npm run feature-mean`. It is smooth in the place and the same in all grids, upright ones too.
 * @returns undefined for features of another network, by their number of channels.
 */
export function usualFeatures({
  rows,
  columns,
  channels,
}: Omit<PatchFeatures, 'values'>): PatchFeatures | undefined {
  if (channels !== FEATURE_MEAN.channels) return undefined
  shipped ??= unpackFeatures(FEATURE_MEAN)
  return resizeFeatures(shipped, rows, columns)
}
