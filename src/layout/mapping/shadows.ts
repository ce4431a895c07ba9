/** Samples of a frame on a grid, row by row. */
export interface SampleGrid {
  columns: number
  rows: number
  /** The likeliest class of each sample, by its place in the list of classes. */
  labels: Int16Array
  /** Metres along the camera's axis; 0 where the sample lies on an edge of depth or is not to be used. */
  depths: Float32Array
}

/** Neighbours whose depth differs by more than this share lie on two surfaces. */
const SAME_SURFACE = 0.05
/** A patch is a shadow of one that is so many times as large and so much nearer. */
const LARGER = 2.5
const NEARER = 0.85
/** Its nearest sample is no farther than this, in samples: edges of depth lie between the two. */
const BESIDE = 4

interface Patch {
  samples: number[]
  label: number
  depth: number
  box: [x0: number, y0: number, x1: number, y1: number]
}

/** Patches of one class on one surface. */
function patchesOf({ columns, rows, labels, depths }: SampleGrid): Patch[] {
  const seen = new Uint8Array(columns * rows)
  const patches: Patch[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !depths[start]) continue
    const label = labels[start] as number
    const samples: number[] = []
    const box: Patch['box'] = [columns, rows, 0, 0]
    let sum = 0
    const queue = [start]
    seen[start] = 1
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const [x, y, depth] = [at % columns, Math.floor(at / columns), depths[at] as number]
      samples.push(at)
      sum += depth
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
      for (const next of [x > 0 ? at - 1 : -1, x + 1 < columns ? at + 1 : -1, at - columns, at + columns]) {
        if (next < 0 || next >= seen.length || seen[next]) continue
        const other = depths[next] as number
        if (!other || labels[next] !== label || Math.abs(other - depth) > SAME_SURFACE * depth) continue
        seen[next] = 1
        queue.push(next)
      }
    }
    patches.push({ samples, label, depth: sum / samples.length, box })
  }
  return patches
}

const gap = (a: Patch['box'], b: Patch['box']): number =>
  Math.max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])

/**
 * Samples whose name is not their own: cells of the semantics are coarse, so that what lies right beside a thing, and
 * far behind it, is called what the thing is. Such a patch is smaller than one of the same name beside it, and farther.
 * @returns 1 for each such sample.
 */
export function shadowsOf(grid: SampleGrid): Uint8Array {
  const patches = patchesOf(grid)
  const shadows = new Uint8Array(grid.labels.length)
  const byLabel = new Map<number, Patch[]>()
  for (const patch of patches) {
    const list = byLabel.get(patch.label)
    if (list) list.push(patch)
    else byLabel.set(patch.label, [patch])
  }
  for (const patch of patches) {
    const cast = (byLabel.get(patch.label) ?? []).some(
      (other) =>
        other.samples.length > LARGER * patch.samples.length &&
        other.depth < NEARER * patch.depth &&
        gap(other.box, patch.box) <= BESIDE,
    )
    if (cast) for (const sample of patch.samples) shadows[sample] = 1
  }
  return shadows
}
