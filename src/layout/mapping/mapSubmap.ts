import { median, type RigidTransform } from '../../geometry/index.ts'
import type { LayoutObject, LayoutScale, Submap } from '../model/types.ts'
import { estimateRoom } from './estimateRoom.ts'
import { type Judged, judge, type Kept, nameOf, sightingRecord } from './judge.ts'
import { boxInMap, type MapFrame, mapFrameOf, poseInMap, turnedSd } from './mapFrame.ts'
import { type CameraHeights, findMetricScale, type MetricRoom, type PlacedFrame } from './metricScale.ts'
import type { Part } from './posedSubmap.ts'
import type { HeldHeight } from './scaleCues.ts'

/** A part of the film with its own map. */
export interface SubmapEstimate extends Judged {
  part: Part
  room: MetricRoom
  frame: MapFrame
}

/** The map of a part; undefined where nothing says what a metre is. */
export function mapSubmap(part: Part, heights: CameraHeights): SubmapEstimate | undefined {
  const { placed, squared } = part
  const room = findMetricScale(placed, heights, squared ? 0 : undefined)
  const first = placed.find(({ sampled }) => sampled) ?? placed[0]
  if (!room || !first) return undefined
  const frame = mapFrameOf(first.T_level_camera, room.scale.metresPerUnit, room.floor)
  return { part, room, frame, ...judge(room.clusters, room.frames) }
}

/** How high the camera was held; undefined where that was only assumed. */
export function heldHeight({ part, room }: SubmapEstimate): HeldHeight | undefined {
  const eye = median(part.placed.map(({ T_level_camera }) => T_level_camera.translation[2]))
  if (!room.floorSeen || eye === undefined) return undefined
  return { metres: (eye - room.floor) * room.scale.metresPerUnit, relativeSd: room.scale.relativeSd }
}

/** Where the cameras are on the part's map, by keyframe. */
export const camerasOf = ({ part, frame }: SubmapEstimate): Map<number, RigidTransform> =>
  new Map(
    part.placed.map(({ keyframe, T_level_camera }: PlacedFrame) => [
      keyframe,
      poseInMap(frame, T_level_camera),
    ]),
  )

function objectOf({ cluster, existence }: Kept, id: string, { T_map_level }: MapFrame): LayoutObject {
  const { box, sd } = cluster.fit
  const swapped = box.size[0] < box.size[1]
  return {
    id,
    category: nameOf(cluster),
    box: boxInMap(box, T_map_level),
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

/** Gives numbers to objects of a kind, over all parts of a film. */
export type Numbering = Map<string, number>

const scaleOf = ({ scale }: MetricRoom): LayoutScale => ({
  relativeSd: scale.relativeSd,
  cues: scale.cues.map(({ kind, evidence, logScale, sd }) => ({
    kind,
    evidence,
    ratio: Math.exp(logScale) / scale.metresPerUnit,
    relativeSd: sd,
  })),
})

/** What a layout tells of a part. Ids go on from those that were given. */
export function described(map: SubmapEstimate, numbering: Numbering): Submap {
  const { kept, room, frame } = map
  const objects = kept.map((one) => {
    const name = nameOf(one.cluster)
    const number = (numbering.get(name) ?? 0) + 1
    numbering.set(name, number)
    return objectOf(one, `${name.replaceAll(' ', '-')}-${number}`, frame)
  })
  const cameras = [...camerasOf(map)]
  const poses = cameras.map(([, T]) => T)
  return {
    frames: cameras.map(([frame, T_submap_camera]) => ({ frame, T_submap_camera })),
    objects,
    ...estimateRoom(room, frame, poses, objects),
    floorSeen: room.floorSeen,
    scale: scaleOf(room),
    ...(map.part.joined.length > 0 && { joined: [...map.part.joined] }),
  }
}
