import { median, type RigidTransform, transformPoint, type Vec2 } from '../../geometry/index.ts'
import { sdOf, turnedCovariance } from '../model/boxCovariance.ts'
import type { DroppedCandidate, LayoutObject, LayoutRoom, LayoutScale, Submap } from '../model/types.ts'
import { associate } from './associate.ts'
import { boxUncertainty } from './boxUncertainty.ts'
import { withoutDoubles } from './doubles.ts'
import { estimateRoom } from './estimateRoom.ts'
import { freeStandingWallThings } from './freeStanding.ts'
import { intoRoom, underCounters } from './intoRoom.ts'
import { boxInMap, type MapFrame, mapFrameOf, poseInMap, turned } from './mapFrame.ts'
import { mapObjects } from './mapObjects.ts'
import type { MappedObject } from './mappedObject.ts'
import type { MetricFrame } from './metricFrame.ts'
import {
  type CameraHeights,
  findMetricScale,
  type MetricRoom,
  metricFrames,
  type PlacedFrame,
} from './metricScale.ts'
import { withMonitors } from './monitors.ts'
import type { Part } from './posedSubmap.ts'
import { asPart, type InShares } from './progress.ts'
import type { HeldHeight } from './scaleCues.ts'
import { sightingsOf } from './sighting.ts'
import { mapWallThings } from './wallThings.ts'

/** A part of the film with its own map. */
export interface SubmapEstimate {
  part: Part
  room: MetricRoom
  frame: MapFrame
  /** All frames of the part, in the level frame, metres. */
  frames: MetricFrame[]
  /** In the level frame, metres. */
  objects: MappedObject[]
  /** In the level frame, metres. */
  outline: LayoutRoom | undefined
  dropped: DroppedCandidate[]
}

/** How much of a part's map is done when each step begins, as a share of its time; finding the scale is the first. */
const SHARES = { clusters: 0.3, objects: 0.4, room: 0.75, walls: 0.9 }

/** The map of a part; undefined where nothing says what a metre is. */
export function* mapSubmap(part: Part, heights: CameraHeights): InShares<SubmapEstimate | undefined> {
  const { placed, squared } = part
  const room = findMetricScale(placed, heights, squared ? 0 : undefined)
  const first = placed.find(({ searched }) => searched) ?? placed[0]
  if (!room || !first) return undefined
  yield SHARES.clusters
  const { metresPerUnit } = room.scale
  const frames = metricFrames(placed, metresPerUnit, room.floor)
  const searched = frames.filter((frame) => frame.searched)
  const clusters = associate(searched.flatMap(sightingsOf), { wallYaw: room.wallYaw })
  const mapping = mapObjects(clusters, searched, room.wallYaw)
  const { objects, dropped, field } = yield* asPart(mapping, SHARES.objects, SHARES.room)
  const eyes = frames.map(({ T_level_camera: { translation } }): Vec2 => [translation[0], translation[1]])
  yield SHARES.room
  const outline = estimateRoom(
    room,
    eyes,
    objects.map(({ box }) => box),
  )
  yield SHARES.walls
  const free = [...objects, ...freeStandingWallThings(field, searched, outline, room.wallYaw ?? 0)]
  const inRoom = outline ? [...intoRoom(free, outline), ...mapWallThings(outline, searched)] : free
  const frame = mapFrameOf(first.T_level_camera, metresPerUnit, room.floor)
  return {
    part,
    room,
    frame,
    frames,
    objects: withMonitors(underCounters(withoutDoubles(inRoom))),
    outline,
    dropped,
  }
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

function objectOf(
  object: MappedObject,
  id: string,
  { T_map_level }: MapFrame,
  frames: ReadonlyMap<number, MetricFrame>,
): LayoutObject {
  const { category, alternatives, box, logOdds, sightings, missed } = object
  const [length, width, height] = object.provenance.size
  const swapped = box.size[0] < box.size[1]
  const covariance = turnedCovariance(boxUncertainty(object, frames), turned(T_map_level), swapped)
  return {
    id,
    category,
    ...(alternatives.length > 0 && { alternatives }),
    box: boxInMap(box, T_map_level),
    sd: sdOf(covariance),
    covariance,
    score: 1 / (1 + Math.exp(-logOdds)),
    provenance: { ...object.provenance, size: swapped ? [width, length, height] : [length, width, height] },
    sightings,
    missedFrames: missed,
  }
}

const roomInMap = (outline: LayoutRoom, { T_map_level }: MapFrame): LayoutRoom => ({
  ...outline,
  outline: outline.outline.map(([x, y]): Vec2 => {
    const [u, v] = transformPoint(T_map_level, [x, y, 0])
    return [u, v]
  }),
})

/** Gives numbers to objects of a kind, over all parts of a film. */
export type Numbering = Map<string, number>

const scaleOf = ({ scale }: MetricRoom): LayoutScale => ({
  relativeSd: scale.relativeSd,
  cues: scale.cues.map(({ kind, evidence, logScale, sd, weight, provenance }) => ({
    kind,
    evidence,
    ratio: Math.exp(logScale) / scale.metresPerUnit,
    relativeSd: sd,
    weight,
    provenance,
  })),
  provenance: scale.provenance,
})

/** What a layout tells of a part. Ids go on from those that were given. */
export function described(map: SubmapEstimate, numbering: Numbering): Submap {
  const { room, frame, outline } = map
  const frames = new Map(map.frames.map((one) => [one.keyframe, one]))
  const objects = map.objects.map((one) => {
    const number = (numbering.get(one.category) ?? 0) + 1
    numbering.set(one.category, number)
    return objectOf(one, `${one.category.replaceAll(' ', '-')}-${number}`, frame, frames)
  })
  return {
    frames: [...camerasOf(map)].map(([frame, T_submap_camera]) => ({ frame, T_submap_camera })),
    objects,
    ...(outline && { room: roomInMap(outline, frame) }),
    floorSeen: room.floorSeen,
    scale: scaleOf(room),
    ...(map.part.joined.length > 0 && { joined: [...map.part.joined] }),
  }
}
