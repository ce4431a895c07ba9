import type { MotionPiece } from '../../../src/perception/index.ts'
import { type Kind, kinds } from '../../synthetic/kinds.ts'
import { runSequence, type SyntheticRun } from '../../synthetic/run.ts'
import { isCovered } from '../../synthetic/sequence.ts'
import { type PoseDeviations, poseDeviations } from './poseDeviations.ts'

const SECONDS = 8
/** Fewer cameras of one room say nothing of how they lie to each other. */
const FEWEST = 3

/** A piece's cameras in the room that most of them are in; one in another room is a mistake that no deviation tells of. */
function deviationsOf({ sequence, keyframes }: SyntheticRun, { placed }: MotionPiece): PoseDeviations {
  const cameras = placed
    .map((camera) => ({ ...camera, seconds: keyframes[camera.keyframe]?.timestampSeconds ?? 0 }))
    .filter(({ seconds }) => !isCovered(sequence, seconds))
  const rooms = cameras.map(({ seconds }) => sequence.roomAt(seconds)).sort((a, b) => a - b)
  const room = rooms[rooms.length >> 1]
  const judged = cameras.filter(({ seconds }) => sequence.roomAt(seconds) === room)
  if (judged.length < FEWEST) return { centres: [], rotations: [] }
  return poseDeviations(
    judged.map(({ T_level_camera, covariance, seconds }) => ({
      T_map_camera: T_level_camera,
      covariance,
      T_world_camera: sequence.cameraAt(seconds),
    })),
  )
}

/** Deviations of the cameras of a made-up clip of each kind. */
export async function madeUpPoses(seed: number): Promise<PoseDeviations> {
  const all: PoseDeviations = { centres: [], rotations: [] }
  for (const kind of Object.keys(kinds) as Kind[]) {
    const run = await runSequence(kinds[kind]({ seed, seconds: SECONDS }))
    for (const piece of run.motion.pieces) {
      const { centres, rotations } = deviationsOf(run, piece)
      all.centres.push(...centres)
      all.rotations.push(...rotations)
    }
  }
  return all
}
