import type { CameraMotion, KeyframeEvidence } from '../perception/index.ts'
import { type DepthGrid, depthGrid } from './depthGrid.ts'
import { joinParts } from './joinParts.ts'
import { setAside } from './judge.ts'
import { covarianceInMap, poseInMap } from './mapFrame.ts'
import { partOf } from './part.ts'
import { described, heldHeight, mapOfPart, type Numbering, type PartMap } from './partMap.ts'
import type { Layout, LayoutFrame } from './types.ts'

export interface BuildOptions {
  source: Layout['source']
  models: Layout['models']
  /** Overrides the scale that the room itself suggests. */
  cameraHeightMetres?: number
  /** Is given the depth of the sampled frames that were placed, as the map was made from it: not part of the map. */
  onDepth?(grids: readonly DepthGrid[]): void
}

const RADIAN = 180 / Math.PI

/** All frames, with the poses of those that are on the map. */
function layoutFrames(keyframes: readonly KeyframeEvidence[], main: PartMap | undefined): LayoutFrame[] {
  const placed = new Map(main?.part.placed.map((frame) => [frame.keyframe, frame]))
  return keyframes.map(({ timestampSeconds, sampled, camera }, index): LayoutFrame => {
    const frame = placed.get(index)
    return {
      timestampSeconds,
      sampled,
      camera,
      ...(main &&
        frame && {
          T_map_camera: poseInMap(main.frame, frame.T_level_camera),
          poseCovariance: covarianceInMap(main.frame, frame.covariance),
        }),
    }
  })
}

const pathOf = ({ part, frame }: PartMap): Pick<Layout, 'cameraPath'> =>
  part.path.length === 0
    ? {}
    : {
        cameraPath: part.path.map(({ timestampSeconds, T_level_camera }) => ({
          timestampSeconds,
          T_map_camera: poseInMap(frame, T_level_camera),
        })),
      }

/** The maps of the parts of a film, the main one first; parts that share enough of the room are one. */
function mapsOf(
  keyframes: readonly KeyframeEvidence[],
  { pieces }: CameraMotion,
  stated: number | undefined,
): PartMap[] {
  let main: PartMap | undefined
  const others: PartMap[] = []
  for (const piece of pieces) {
    const map = mapOfPart(partOf(piece, keyframes), { stated, elsewhere: main && heldHeight(main) })
    if (map && main) others.push(map)
    else main ??= map
  }
  return main ? joinParts([main, ...others], stated) : []
}

/**
 * Builds the map: from keyframes' evidence and the camera's motion to objects in metres. A clip in which nothing was
 * found gives a layout without objects; nothing is made up. Parts of the film whose place on the map is not known are
 * maps of their own, apart.
 */
export function buildLayout(
  keyframes: readonly KeyframeEvidence[],
  motion: CameraMotion,
  options: BuildOptions,
): Layout {
  const [main, ...others] = mapsOf(keyframes, motion, options.cameraHeightMetres)
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
    version: 1,
    source: options.source,
    models: options.models,
    frames: layoutFrames(keyframes, main),
    fieldOfView: { degrees: radians * RADIAN, sd: sd * RADIAN, source },
  } as const
  if (!main)
    return {
      ...common,
      floorSeen: false,
      scale: { relativeSd: 1, witnesses: [] },
      objects: [],
      dropped: aside,
    }
  options.onDepth?.(main.room.frames.map(depthGrid))
  const numbering: Numbering = new Map()
  const { frames: _, ...map } = described(main, numbering)
  const apart = others.map((other) => described(other, numbering))
  return {
    ...common,
    ...pathOf(main),
    ...map,
    dropped: [main, ...others].flatMap(({ dropped }) => dropped).concat(aside),
    ...(apart.length > 0 && { apart }),
  }
}
