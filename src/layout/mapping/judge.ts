import type { KeyframeEvidence } from '../../perception/index.ts'
import type { DroppedCandidate, LayoutSighting } from '../model/types.ts'
import type { Cluster } from './associate.ts'
import { coincide, type Existence, existenceOf } from './existence.ts'
import type { MetricFrame } from './metricFrame.ts'
import { isMapped } from './metricScale.ts'
import { SIGHTING_DEPTH } from './sensorModel.ts'
import type { Sighting } from './sighting.ts'

/** Objects less likely than this (log odds) are dropped. */
const ACCEPTED_LOG_ODDS = 0
/** Above this, what a kind usually measures speaks against a cluster. */
const UNLIKE_COST = 5
/** Detections below this score are not even reported as dropped. */
const REPORTED_SCORE = 0.35

/** A cluster that is likely an object. */
export interface Kept {
  cluster: Cluster
  existence: Existence
}

export interface Judged {
  kept: Kept[]
  dropped: DroppedCandidate[]
}

/** The map's word for what a cluster is. */
export const nameOf = ({ sightings }: Cluster): string => sightings[0]?.category.name as string

export const sightingRecord = ({ frame, detection, depthMetres }: Sighting): LayoutSighting => ({
  frame: frame.keyframe,
  box: detection.box,
  detectedAs: detection.category,
  score: detection.score,
  depthMetres,
  depthSd: SIGHTING_DEPTH * depthMetres,
})

/** Keeps the clusters that are likely objects; one of those that stand in one place. */
export function judge(clusters: readonly Cluster[], frames: readonly MetricFrame[]): Judged {
  const rated = clusters
    .map((cluster) => ({ cluster, existence: existenceOf(cluster, frames) }))
    .sort((a, b) => b.existence.logOdds - a.existence.logOdds)
  const judged: Judged = { kept: [], dropped: [] }
  for (const candidate of rated) {
    const { cluster, existence } = candidate
    const name = nameOf(cluster)
    const rival = judged.kept.find(({ cluster: other }) => nameOf(other) === name && coincide(cluster, other))
    const drop = (reason: DroppedCandidate['reason'], because: string) =>
      judged.dropped.push({
        category: name,
        reason,
        because,
        sightings: cluster.sightings.map(sightingRecord),
      })
    if (rival) drop('same-place', `duplicate of a better-seen ${name}`)
    else if (existence.logOdds >= ACCEPTED_LOG_ODDS) judged.kept.push(candidate)
    else if (cluster.fit.priorCost > UNLIKE_COST)
      drop('unlike-its-kind', `size or place not typical of a ${name}`)
    else {
      const missed = existence.missed ? `, missing from ${existence.missed} that should show it` : ''
      drop('too-doubtful', `weak: in ${existence.seen} ${existence.seen === 1 ? 'frame' : 'frames'}${missed}`)
    }
  }
  return judged
}

/** Detections that were never candidates: what moves, what is not mapped, and what an unplaced camera saw. */
export function setAside(
  keyframes: readonly KeyframeEvidence[],
  unplaced: readonly number[],
): DroppedCandidate[] {
  const lost = new Set(unplaced)
  return keyframes.flatMap((keyframe, frame) => {
    const moving = new Set(keyframe.moving)
    return keyframe.detections
      .filter(({ score }) => score >= REPORTED_SCORE)
      .flatMap(({ category, score, box }): DroppedCandidate[] => {
        const sightings = [{ frame, box, detectedAs: category, score }]
        if (moving.has(box))
          return [{ category, reason: 'moves', because: 'people and animals are not furniture', sightings }]
        if (!isMapped(category))
          return [{ category, reason: 'not-mapped', because: 'small things are not mapped', sightings }]
        if (!lost.has(frame)) return []
        return [
          {
            category,
            reason: 'camera-unknown',
            because: 'where the camera stood could not be found out',
            sightings,
          },
        ]
      })
  })
}
