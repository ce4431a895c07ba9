import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/paths.ts'
import { shared } from '../../../scripts/shared.ts'
import { readLayout } from '../../../src/formats/index.ts'
import {
  apply,
  between,
  multiply,
  normalized,
  type RigidTransform,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { type Layout, poseAt } from '../../../src/layout/index.ts'
import { colourPose, readRedKitchen, TRUE_DOWN } from '../redKitchen.ts'
import { type RoomTruth, readJson, trueObjects } from '../roomTruth.ts'
import { runOf } from '../runs.ts'
import type { JudgedMap } from './madeUpRooms.ts'
import { type PoseDeviations, poseDeviations } from './poseDeviations.ts'

const CLIPS = ['scannet_0591_01', 'arkit_47334096'] as const

/** Films whose rooms are known, with their maps. */
export async function filmedMaps(): Promise<JudgedMap[]> {
  const maps: JudgedMap[] = []
  for (const clip of CLIPS) {
    const [video, file] = [shared('rooms', `${clip}.mp4`), shared('rooms', `${clip}.truth.json`)]
    if (!video || !file) continue
    const truth = readJson<RoomTruth>(file)
    maps.push({ layout: (await runOf(video)).layout, truth: trueObjects(truth), area: truth.room_size })
  }
  const { video, truth } = sampleRoom()
  const area = truth.room?.areaSquareMetres.value
  maps.push({ layout: (await runOf(video)).layout, truth: truth.objects, area })
  return maps
}

function sampleRoom() {
  const [video, file] = ['room.mp4', 'room.truth.json'].map((name) => join(root, 'public/sample', name))
  return { video: video as string, truth: readLayout(readFileSync(file as string, 'utf8')) }
}

/** The cameras of a map against the true ones. @param at the true camera at a moment, z up. */
function deviationsOf(
  { frames }: Layout,
  at: (seconds: number) => RigidTransform | undefined,
): PoseDeviations {
  const judged = frames.flatMap(({ timestampSeconds, T_map_camera, poseCovariance: covariance }) => {
    const T_world_camera = at(timestampSeconds)
    return T_map_camera && covariance && T_world_camera ? [{ T_map_camera, covariance, T_world_camera }] : []
  })
  return judged.length > 2 ? poseDeviations(judged) : { centres: [], rotations: [] }
}

/** Deviations of the cameras of the films whose camera paths are known: RedKitchen and the sample room. */
export async function filmedPoses(): Promise<PoseDeviations[]> {
  const sample = sampleRoom()
  const path = sample.truth.frames.flatMap(({ timestampSeconds, T_map_camera }) =>
    T_map_camera ? [{ timestampSeconds, T_map_camera }] : [],
  )
  const all = [deviationsOf((await runOf(sample.video)).layout, (seconds) => poseAt(path, seconds))]
  const [video, file] = [shared('rooms', 'redkitchen.mp4'), shared('rooms', 'redkitchen.poses.json')]
  if (!video || !file) return all
  const truth = readRedKitchen(file)
  const R = between(normalized(TRUE_DOWN) as Vec3, [0, 0, -1])
  const upright = (seconds: number): RigidTransform | undefined => {
    const T = colourPose(truth, Math.round(seconds * truth.fps))
    return T && { rotation: multiply(R, T.rotation), translation: apply(R, T.translation) }
  }
  return [...all, deviationsOf((await runOf(video)).layout, upright)]
}
