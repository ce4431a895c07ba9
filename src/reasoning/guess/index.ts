export { type Guess, guess, type Reply, reply } from './guess.ts'
export { NO_MAP } from './noMap.ts'
export { hullArea } from './places.ts'
export {
  type DistancePriors,
  kindOf,
  type Priors,
  pairKey,
  type Shares,
  type SizePrior,
} from './priors.ts'
export { bestByMra, type LogNormal } from './spread.ts'
