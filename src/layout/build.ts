import {
  aboutZ,
  apply,
  footprint,
  type OrientedBox,
  type RigidTransform,
  transformPoint,
  type Vec2,
  type Vec3,
} from '../geometry/index.ts'
import type { CameraMotion, KeyframeEvidence } from '../perception/index.ts'
import type { Cluster } from './associate.ts'
import { type DepthGrid, depthGrid } from './depthGrid.ts'
import { coincide, type Existence, existenceOf } from './existence.ts'
import { findMetre, isMapped, type MetricRoom, type PlacedFrame } from './metric.ts'
import { outlineRoom } from './room.ts'
import type { MetricFrame, Sighting } from './sighting.ts'
import type { DroppedCandidate, Layout, LayoutFrame, LayoutObject, LayoutSighting } from './types.ts'

export interface BuildOptions {
  source: Layout['source']
  models: Layout['models']
  /** Overrides the scale that the room itself suggests. */
  cameraHeightMetres?: number
  /** Is given the depth of the sampled frames that were placed, as the map was made from it: not part of the map. */
  onDepth?(grids: readonly DepthGrid[]): void
}

/** Objects less likely than this (log odds) are dropped. */
const ACCEPTED_LOG_ODDS = 0
/** Above this, what a kind usually measures speaks against a cluster. */
const UNLIKE_COST = 5
/** Detections below this score are not even reported as dropped. */
const REPORTED_SCORE = 0.35

/** The level frame (heading and origin arbitrary) to the map frame: a turn about the vertical and a shift. */
function mapFromLevel(
  frames: readonly MetricFrame[],
  first: PlacedFrame,
  metresPerUnit: number,
): RigidTransform {
  const camera = frames[0]?.T_level_camera ?? first.T_level_camera
  const scale = frames[0] ? 1 : metresPerUnit
  const [ax, ay, az] = apply(camera.rotation, [0, 0, 1])
  // A camera that looks straight down heads where the top of its picture points.
  const [hx, hy] = Math.abs(az) < 0.98 ? [ax, ay] : apply(camera.rotation, [0, -1, 0])
  const rotation = aboutZ(Math.PI / 2 - Math.atan2(hy, hx))
  const [x, y] = apply(rotation, camera.translation)
  return { rotation, translation: [-x * scale, -y * scale, 0] }
}

const turned = ({ rotation }: RigidTransform) => Math.atan2(rotation[3], rotation[0])

const inMap = (box: OrientedBox, T_map_level: RigidTransform): OrientedBox => {
  const [length, width, height] = box.size
  const heading = box.yaw + turned(T_map_level)
  // Length is the longer side; a box turned by half a turn is the same box.
  const yaw = length >= width ? heading : heading + Math.PI / 2
  return {
    center: transformPoint(T_map_level, box.center),
    size: [Math.max(length, width), Math.min(length, width), height],
    yaw: yaw - Math.PI * Math.round(yaw / Math.PI),
  }
}

/** Deviations along the map's axes of deviations along the level frame's. */
const turnedSd = ([sx, sy, sz]: Vec3, T: RigidTransform): Vec3 => {
  const [c, s] = [Math.cos(turned(T)), Math.sin(turned(T))]
  return [Math.hypot(c * sx, s * sy), Math.hypot(s * sx, c * sy), sz]
}

function objectOf(
  cluster: Cluster,
  existence: Existence,
  id: string,
  T_map_level: RigidTransform,
): LayoutObject {
  const { box, sd } = cluster.fit
  const swapped = box.size[0] < box.size[1]
  return {
    id,
    category: cluster.sightings[0]?.category.name as string,
    box: inMap(box, T_map_level),
    sd: {
      center: turnedSd(sd.center, T_map_level),
      size: swapped ? [sd.size[1], sd.size[0], sd.size[2]] : sd.size,
      yaw: sd.yaw,
    },
    score: 1 / (1 + Math.exp(-existence.logOdds)),
    sightings: cluster.sightings.map(sightingRecord).sort((a, b) => a.frame - b.frame),
    missedFrames: existence.missed,
  }
}

const sightingRecord = ({ frame, detection, depthMetres }: Sighting): LayoutSighting => ({
  frame: frame.keyframe,
  box: detection.box,
  detectedAs: detection.category,
  score: detection.score,
  depthMetres,
})

interface Judged {
  kept: { cluster: Cluster; existence: Existence }[]
  dropped: DroppedCandidate[]
}

/** Keeps the clusters that are likely objects; one of those that stand in one place. */
function judge(clusters: readonly Cluster[], frames: readonly MetricFrame[]): Judged {
  const rated = clusters
    .map((cluster) => ({ cluster, existence: existenceOf(cluster, frames) }))
    .sort((a, b) => b.existence.logOdds - a.existence.logOdds)
  const judged: Judged = { kept: [], dropped: [] }
  for (const candidate of rated) {
    const { cluster, existence } = candidate
    const name = cluster.sightings[0]?.category.name as string
    const rival = judged.kept.find(
      ({ cluster: other }) => other.sightings[0]?.category.name === name && coincide(cluster, other),
    )
    const drop = (reason: DroppedCandidate['reason'], because: string) =>
      judged.dropped.push({
        category: name,
        reason,
        because,
        sightings: cluster.sightings.map(sightingRecord),
      })
    if (rival) drop('same-place', `another ${name} that is seen better stands in the same place`)
    else if (existence.logOdds >= ACCEPTED_LOG_ODDS) judged.kept.push(candidate)
    else if (cluster.fit.priorCost > UNLIKE_COST)
      drop('unlike-its-kind', `its size or place is not that of a ${name}`)
    else {
      const missed = existence.missed ? `, and ${existence.missed} that should show it do not` : ''
      drop(
        'too-doubtful',
        `seen faintly in ${existence.seen} ${existence.seen === 1 ? 'frame' : 'frames'}${missed}`,
      )
    }
  }
  return judged
}

/** Detections that were never candidates: what moves, what is not mapped, and what an unplaced camera saw. */
function setAside(keyframes: readonly KeyframeEvidence[], unplaced: readonly number[]): DroppedCandidate[] {
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

const withIds = (kept: Judged['kept'], T_map_level: RigidTransform): LayoutObject[] => {
  const counts = new Map<string, number>()
  return kept.map(({ cluster, existence }) => {
    const name = cluster.sightings[0]?.category.name as string
    const number = (counts.get(name) ?? 0) + 1
    counts.set(name, number)
    return objectOf(cluster, existence, `${name.replaceAll(' ', '-')}-${number}`, T_map_level)
  })
}

function layoutFrames(
  keyframes: readonly KeyframeEvidence[],
  placed: readonly PlacedFrame[],
  room: MetricRoom,
  T_map_level: RigidTransform,
): LayoutFrame[] {
  const byKeyframe = new Map(placed.map((frame) => [frame.keyframe, frame]))
  const k = room.scale.metresPerUnit
  return keyframes.map(({ timestampSeconds, sampled, camera }, index): LayoutFrame => {
    const frame = byKeyframe.get(index)
    if (!frame) return { timestampSeconds, sampled, camera }
    const [x, y, z] = frame.T_level_camera.translation
    return {
      timestampSeconds,
      sampled,
      camera,
      T_map_camera: {
        rotation: composeRotation(T_map_level, frame.T_level_camera),
        translation: transformPoint(T_map_level, [x * k, y * k, (z - room.floor) * k]),
      },
    }
  })
}

const composeRotation = (
  T_map_level: RigidTransform,
  T_level_camera: RigidTransform,
): RigidTransform['rotation'] => {
  const columns = ([0, 1, 2] as const).map((c) => {
    const r = T_level_camera.rotation
    return apply(T_map_level.rotation, [r[c], r[(c + 3) as 3], r[(c + 6) as 6]])
  }) as [Vec3, Vec3, Vec3]
  const row = (k: 0 | 1 | 2) => columns.map((column) => column[k])
  return [...row(0), ...row(1), ...row(2)] as unknown as RigidTransform['rotation']
}

/**
 * Builds the map: from keyframes' evidence and the camera's motion to objects in metres. A clip in which nothing was
 * found gives a layout without objects; nothing is made up.
 */
export function buildLayout(
  keyframes: readonly KeyframeEvidence[],
  motion: CameraMotion,
  options: BuildOptions,
): Layout {
  const placed = motion.placed.map(({ keyframe, T_level_camera, logScale }): PlacedFrame => {
    const { camera, inverseDepth, timestampSeconds, sampled, detections, metricAnchor } = keyframes[
      keyframe
    ] as KeyframeEvidence
    return {
      keyframe,
      timestampSeconds,
      sampled,
      camera,
      T_level_camera,
      inverseDepth,
      detections,
      depthScale: Math.exp(-logScale),
      ...(metricAnchor !== undefined && { anchor: metricAnchor + logScale }),
    }
  })
  const common = {
    format: 'floorsight-layout',
    version: 1,
    source: options.source,
    models: options.models,
  } as const
  const aside = setAside(keyframes, motion.unplaced)
  const room = findMetre(placed, options.cameraHeightMetres)
  const first = placed[0]
  if (!room || !first)
    return {
      ...common,
      frames: keyframes.map(({ timestampSeconds, sampled, camera }) => ({
        timestampSeconds,
        sampled,
        camera,
      })),
      floorSeen: false,
      scale: { relativeSd: 1, witnesses: [] },
      objects: [],
      dropped: aside,
    }
  const { scale, frames, clusters } = room
  options.onDepth?.(frames.map(depthGrid))
  const T_map_level = mapFromLevel(frames, first, scale.metresPerUnit)
  const { kept, dropped } = judge(clusters, frames)
  const rest = layoutFrames(keyframes, placed, room, T_map_level)
  const objects = withIds(kept, T_map_level)
  return {
    ...common,
    frames: rest,
    floorSeen: room.floorSeen,
    scale: {
      relativeSd: scale.relativeSd,
      witnesses: scale.witnesses.map(({ kind, evidence, logScale, sd }) => ({
        kind,
        evidence,
        ratio: Math.exp(logScale) / scale.metresPerUnit,
        relativeSd: sd,
      })),
    },
    ...roomOf(room, T_map_level, rest, objects),
    objects,
    dropped: [...dropped, ...aside],
  }
}

/** The outline, where the walls agree on a heading. */
function roomOf(
  room: MetricRoom,
  T_map_level: RigidTransform,
  cameras: readonly LayoutFrame[],
  objects: readonly LayoutObject[],
): Pick<Layout, 'room'> {
  const { scale, floor, ceiling, wallYaw, surfaces } = room
  if (wallYaw === undefined) return {}
  const k = scale.metresPerUnit
  const points = surfaces.map(({ point: [x, y, z], normal, area }) => ({
    point: transformPoint(T_map_level, [x * k, y * k, (z - floor) * k]),
    normal: apply(T_map_level.rotation, normal as Vec3),
    area: area * k * k,
  }))
  const eyes = cameras.flatMap(({ T_map_camera: T }): Vec2[] =>
    T ? [[T.translation[0], T.translation[1]]] : [],
  )
  const corners = objects.flatMap(({ box }) => footprint(box))
  const ceilingMetres = ceiling === undefined ? undefined : (ceiling - floor) * k
  const heading = wallYaw + turned(T_map_level)
  return { room: outlineRoom(points, heading, eyes, corners, ceilingMetres, scale.relativeSd) }
}
