import type { SideSample } from './sides.ts'

/** What `src/layout/mapping/sensorModel.ts` says of the sides of boxes. */
export interface SideModel {
  metres: number
  share: number
  /** How much worse a side is that faces away. */
  far: number
  /** Of the depth of one thing, as a share. */
  depth: number
}

/** Squared normalised errors beyond this are something else than noise: a part taken for the whole. */
const OUTLYING = 9

const varianceOf = ({ metres, share, far, depth }: SideModel, sample: SideSample): number =>
  (metres ** 2 + (share * sample.extent) ** 2) * far ** (2 * Math.max(0, -sample.faces)) +
  (depth * sample.reach) ** 2 +
  sample.sharedVariance

/** Errors over their deviations. */
export const normalised = (model: SideModel, samples: readonly SideSample[]): number[] =>
  samples.map((sample) => sample.error / Math.sqrt(varianceOf(model, sample)))

/** Twice the negative log likelihood, outliers told apart. */
const cost = (model: SideModel, samples: readonly SideSample[]): number =>
  samples.reduce((sum, sample) => {
    const variance = varianceOf(model, sample)
    return sum + Math.log(variance) + Math.min(OUTLYING, sample.error ** 2 / variance)
  }, 0)

/** Tried of each constant. */
const GRID: Readonly<Record<keyof SideModel, readonly number[]>> = {
  metres: [0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.1, 0.12, 0.15, 0.2],
  share: [0, 0.03, 0.05, 0.07, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3],
  far: [1, 1.25, 1.5, 1.75, 2, 2.5, 3],
  depth: [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08],
}
const ROUNDS = 4

/** The constants under which the samples are likeliest; those of `held` stay. */
export function fitSides(samples: readonly SideSample[], held: Partial<SideModel> = {}): SideModel {
  let best: SideModel = { metres: 0.06, share: 0.1, far: 1.5, depth: 0.03, ...held }
  for (let round = 0; round < ROUNDS; round++)
    for (const name of ['metres', 'share', 'far', 'depth'] as const) {
      if (name in held) continue
      for (const value of GRID[name]) {
        const next = { ...best, [name]: value }
        if (cost(next, samples) < cost(best, samples)) best = next
      }
    }
  return best
}
