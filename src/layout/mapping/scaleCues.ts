import { median } from '../../geometry/index.ts'
import type { Category } from '../model/categories.ts'
import { type Provenance, provenance } from '../model/provenance.ts'

/** One thing that says how many metres the map's unit is. */
export interface ScaleCue {
  kind: 'floor' | 'ceiling' | 'objects' | 'metric-network' | 'camera-height' | 'known-length'
  /** What it saw, for the trace. */
  evidence: string
  /** Its estimate of log(metres a unit), and the standard deviation. */
  logScale: number
  sd: number
  provenance: Provenance
}

export interface MetricScale {
  metresPerUnit: number
  /** Of the logarithm: 0.1 is ten per cent. */
  relativeSd: number
  /** `weight`: how likely the cue is right, given the scale. */
  cues: (ScaleCue & { weight: number })[]
  provenance: Provenance
  /** log density of the cues at the scale: how well they agree, for comparing what the floor might be. */
  agreement: number
}

/** A camera in a hand is held this high, metres: 1.2 to 1.7. */
export const EYE_HEIGHT = 1.45
const EYE_HEIGHT_SD = 0.11
/** Rooms are this high, metres: homes 2.4 to 2.6, offices up to 3.2. */
const ROOM_HEIGHT = 2.55
const ROOM_HEIGHT_SD = 0.13
/** What FastDepth's clip medians were off by: -2 % and +2 % here, +6 % and -15 % in the trial (geometry-recipe.md). */
const METRIC_NETWORK_SD = 0.13
/** A height that somebody measured, and where exactly the camera was held meanwhile. */
const STATED_HEIGHT_SD = 0.04
/** However many objects of a kind there are: their outlines are found alike, and their kind is as large as it is. */
const KIND_SD = 0.13
/** All cues rest on one depth, whose shape errs with the clip: what they agree on may be off by this much. */
const COMMON_SD = 0.08
/** Any cue may be wrong altogether, with this probability: a table taken for the floor. */
const DOUBT = 0.15
/** Density of a wrong cue, per unit of the logarithm: anything within a factor of about five. */
const WRONG_DENSITY = 0.3

/**
 * The floor under a camera in a hand.
 * @param drop from the cameras' median height to the floor, in units.
 * @param statedMetres the camera's height, where the user gave it.
 */
export function floorCue(drop: number, statedMetres?: number): ScaleCue {
  const logScale = Math.log((statedMetres ?? EYE_HEIGHT) / drop)
  return statedMetres
    ? {
        kind: 'camera-height',
        evidence: `camera height as you stated: ${statedMetres} m`,
        logScale,
        sd: STATED_HEIGHT_SD,
        provenance: provenance('by-hand', 'stated-height'),
      }
    : {
        kind: 'floor',
        evidence: `camera held at about ${EYE_HEIGHT} m above the floor`,
        logScale,
        sd: EYE_HEIGHT_SD,
        provenance: provenance('prior', 'eye-height'),
      }
}

/** How high a camera was held, metres, and the standard deviation as a share. */
export interface HeldHeight {
  metres: number
  relativeSd: number
}

/** One hand holds a camera at one height, give or take. */
const SAME_HAND_SD = 0.07

/**
 * The floor under the same hand as in another part of the film. It stands for `floorCue`, which the other part's
 * scale has already heard.
 * @param drop see floorCue. @param elsewhere by the other part's scale.
 */
export const sameHandCue = (drop: number, { metres, relativeSd }: HeldHeight): ScaleCue => ({
  kind: 'floor',
  evidence: `camera held at ${metres.toFixed(2)} m above the floor, as in the rest of the film`,
  logScale: Math.log(metres / drop),
  sd: Math.hypot(SAME_HAND_SD, relativeSd),
  provenance: provenance('measured', 'same-hand'),
})

/** @param height from floor to ceiling, in units. */
export const ceilingCue = (height: number): ScaleCue => ({
  kind: 'ceiling',
  evidence: `typical ceiling height of about ${ROOM_HEIGHT} m`,
  logScale: Math.log(ROOM_HEIGHT / height),
  sd: ROOM_HEIGHT_SD,
  provenance: provenance('prior', 'ceiling-height'),
})

/** @param anchors log scale of each frame by the metric network; undefined without any. */
export function networkCue(anchors: readonly number[]): ScaleCue | undefined {
  const logScale = median(anchors)
  if (logScale === undefined) return undefined
  const frames = anchors.length === 1 ? 'one frame' : `${anchors.length} frames`
  return {
    kind: 'metric-network',
    evidence: `metric depth network (FastDepth), over ${frames}`,
    logScale,
    sd: METRIC_NETWORK_SD,
    provenance: provenance('measured', 'metric-depth'),
  }
}

/**
 * Whether a kind can tell the scale: its size varies little, it is large against a detection's edges, and it is seen
 * whole. What one sees through (chairs) stands half hidden under tables and looks small: on two clips chairs said
 * 25 and 43 per cent too much.
 */
export const votesForScale = ({ size, spread, hollow }: Category): boolean =>
  Math.max(...size) > 0.35 && spread.filter((s) => s <= 0.2).length >= 2 && hollow <= 0.5

/**
 * One cue a kind of object: the scale that would make its objects as large as the kind usually is. Many objects of
 * one kind in one room are alike, so they are not many cues.
 */
export function objectCue({ name }: Category, votes: readonly { logScale: number; sd: number }[]): ScaleCue {
  const weights = votes.map(({ sd }) => 1 / sd ** 2)
  const total = weights.reduce((a, b) => a + b, 0)
  const logScale = votes.reduce((sum, v, k) => sum + v.logScale * (weights[k] as number), 0) / total
  const evidence =
    votes.length === 1
      ? `scale at which the ${name} has a typical size`
      : `scale at which ${votes.length} objects of kind ${name} have a typical size`
  return {
    kind: 'objects',
    evidence,
    logScale,
    sd: Math.max(KIND_SD, Math.sqrt(1 / total)),
    provenance: provenance('prior', 'usual-object-size'),
  }
}

const normal = (x: number, mean: number, sd: number) =>
  Math.exp(-((x - mean) ** 2) / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI))

const STEP = 0.005

/**
 * One scale from all cues: each is a mixture of its estimate and of being wrong altogether, so that one that errs
 * does not move the others. What the user stated stands alone.
 * @returns undefined without cues.
 */
export function combineScale(cues: readonly ScaleCue[]): MetricScale | undefined {
  const stated = cues.filter(({ kind }) => kind === 'camera-height' || kind === 'known-length')
  const heard = stated.length ? stated : cues
  // The user's word is not doubted.
  const doubt = stated.length ? 0 : DOUBT
  if (heard.length === 0) return undefined
  const centers = heard.map(({ logScale }) => logScale)
  const low = Math.min(...centers) - 0.6
  const steps = Math.ceil((Math.max(...centers) + 0.6 - low) / STEP)
  const right = (x: number, { logScale, sd }: ScaleCue) => (1 - doubt) * normal(x, logScale, sd)
  const density = (x: number, cue: ScaleCue) => right(x, cue) + doubt * WRONG_DENSITY
  const posterior = Array.from({ length: steps + 1 }, (_, k) => {
    const x = low + k * STEP
    return { x, logDensity: heard.reduce((sum, cue) => sum + Math.log(density(x, cue)), 0) }
  })
  const peak = posterior.reduce((best, p) => (p.logDensity > best.logDensity ? p : best))
  const masses = posterior.map(({ logDensity }) => Math.exp(logDensity - peak.logDensity))
  const total = masses.reduce((a, b) => a + b, 0)
  const variance =
    posterior.reduce((sum, { x }, k) => sum + (x - peak.x) ** 2 * (masses[k] as number), 0) / total
  return {
    metresPerUnit: Math.exp(peak.x),
    relativeSd: stated.length ? Math.sqrt(variance) : Math.hypot(Math.sqrt(variance), COMMON_SD),
    cues: heard.map((cue) => ({ ...cue, weight: right(peak.x, cue) / density(peak.x, cue) })),
    provenance: provenance(stated.length ? 'by-hand' : 'prior', 'scale-mixture'),
    agreement: peak.logDensity,
  }
}
