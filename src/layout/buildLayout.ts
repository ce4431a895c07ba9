import type { CameraMotion, KeyframeEvidence } from '../perception/index.ts'
import { type DepthGrid, depthGrid } from './mapping/depthGrid.ts'
import { setAside } from './mapping/judge.ts'
import { covarianceInMap, poseInMap } from './mapping/mapFrame.ts'
import { described, heldHeight, mapSubmap, type Numbering, type SubmapEstimate } from './mapping/mapSubmap.ts'
import { posedSubmapOf } from './mapping/posedSubmap.ts'
import { asPart, type InShares } from './mapping/progress.ts'
import { joinSubmaps } from './merging/joinSubmaps.ts'
import { type Provenance, provenance } from './model/provenance.ts'
import type { Layout, LayoutFrame } from './model/types.ts'

export interface BuildOptions {
  source: Layout['source']
  models: Layout['models']
  /** How the frames were chosen; by default as keyframes of the whole film. */
  chosen?: Provenance
  /** Overrides the scale that the room itself suggests. */
  cameraHeightMetres?: number
  /** Is given the depth of the sampled frames that were placed, as the map was made from it: not part of the map. */
  onDepth?(grids: readonly DepthGrid[]): void
}

const RADIAN = 180 / Math.PI

/** All frames, with the poses of those that are on the map. */
function layoutFrames(
  keyframes: readonly KeyframeEvidence[],
  main: SubmapEstimate | undefined,
): LayoutFrame[] {
  const placed = new Map(main?.part.placed.map((frame) => [frame.keyframe, frame]))
  return keyframes.map(({ timestampSeconds, searched, camera }, index): LayoutFrame => {
    const frame = placed.get(index)
    return {
      timestampSeconds,
      sampled: searched,
      camera,
      ...(main &&
        frame && {
          T_map_camera: poseInMap(main.frame, frame.T_level_camera),
          poseCovariance: covarianceInMap(main.frame, frame.covariance),
        }),
    }
  })
}

const pathOf = ({ part, frame }: SubmapEstimate): Pick<Layout, 'cameraPath'> =>
  part.path.length === 0
    ? {}
    : {
        cameraPath: part.path.map(({ timestampSeconds, T_level_camera }) => ({
          timestampSeconds,
          T_map_camera: poseInMap(frame, T_level_camera),
        })),
      }

/** When the maps of a film's parts are there, and their joining begins, as a share. */
const MAPPED = 0.8

/** The maps of the parts of a film, the main one first; parts that share enough of the room are one. */
function* mapsOf(
  keyframes: readonly KeyframeEvidence[],
  { pieces }: CameraMotion,
  stated: number | undefined,
): InShares<SubmapEstimate[]> {
  let main: SubmapEstimate | undefined
  const others: SubmapEstimate[] = []
  const count = pieces.reduce((sum, { placed }) => sum + placed.length, 0)
  const end = pieces.length > 1 ? MAPPED : 1
  let done = 0
  for (const piece of pieces) {
    const mapping = mapSubmap(posedSubmapOf(piece, keyframes), {
      stated,
      elsewhere: main && heldHeight(main),
    })
    const from = done
    done += piece.placed.length
    const map = yield* asPart(mapping, (end * from) / count, (end * done) / count)
    if (map && main) others.push(map)
    else main ??= map
  }
  return main ? yield* asPart(joinSubmaps([main, ...others], stated), end, 1) : []
}

/**
 * Builds the map: from keyframes' evidence and the camera's motion to objects in metres. A clip in which nothing was
 * found gives a layout without objects; nothing is made up. Parts of the film whose place on the map is not known are
 * maps of their own, apart. Yields how far it is, as a share.
 */
export function* buildLayout(
  keyframes: readonly KeyframeEvidence[],
  motion: CameraMotion,
  options: BuildOptions,
): InShares<Layout> {
  const [main, ...others] = yield* mapsOf(keyframes, motion, options.cameraHeightMetres)
  const mapped = new Set(
    [...(main ? [main] : []), ...others].flatMap(({ part }) => part.placed.map(({ keyframe }) => keyframe)),
  )
  const aside = setAside(
    keyframes,
    [...keyframes.keys()].filter((k) => !mapped.has(k)),
  )
  const { radians, sd, source } = motion.fieldOfView
  const common = {
    format: 'floorsight-layout',
    version: 3,
    source: options.source,
    models: options.models,
    frames: layoutFrames(keyframes, main),
    fieldOfView: { degrees: radians * RADIAN, sd: sd * RADIAN, source },
    provenance: {
      keyframes: options.chosen ?? provenance('measured', 'keyframe-selection'),
      cameras: provenance('measured', 'joint-adjustment'),
    },
  } as const
  if (!main)
    return {
      ...common,
      floorSeen: false,
      scale: { relativeSd: 1, cues: [] },
      objects: [],
      dropped: aside,
    }
  options.onDepth?.(main.frames.filter(({ sampled }) => sampled).map(depthGrid))
  const numbering: Numbering = new Map()
  const { frames: _, ...map } = described(main, numbering)
  const submaps = others.map((other) => described(other, numbering))
  return {
    ...common,
    ...pathOf(main),
    ...map,
    dropped: [main, ...others].flatMap(({ dropped }) => dropped).concat(aside),
    ...(submaps.length > 0 && { submaps }),
  }
}
