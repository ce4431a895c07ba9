import {
  apply,
  type Intrinsics,
  inverseTransformPoint,
  type OrientedBox,
  type PixelBox,
  projectBox,
  rayEntersBox,
  rayOfPixel,
} from '../../src/geometry/index.ts'
import { CATEGORIES, type Layout, poseAt } from '../../src/layout/index.ts'
import type { MatchedBox } from './matched.ts'

/** What a detection says of a true box that it shows. */
export interface DetectionSample {
  /** Of the edges that are inside the picture: outwards, pixels, and the detection's side, pixels. */
  edges: { error: number; side: number }[]
  /** Logarithm of the depth said over the true one, in the truth's metres. */
  depth: number | undefined
  metres: number
}

/** Share of the picture that counts as its border. */
const BORDER = 0.012

const edgesOf = (
  seen: PixelBox,
  truth: PixelBox,
  { width, height }: Intrinsics,
): DetectionSample['edges'] => {
  const [w, h] = [seen.x1 - seen.x0, seen.y1 - seen.y0]
  const isInside = [
    Math.min(seen.x0, truth.x0) > BORDER * width,
    Math.min(seen.y0, truth.y0) > BORDER * height,
    Math.max(seen.x1, truth.x1) < (1 - BORDER) * width,
    Math.max(seen.y1, truth.y1) < (1 - BORDER) * height,
  ]
  const errors = [
    { error: truth.x0 - seen.x0, side: w },
    { error: truth.y0 - seen.y0, side: h },
    { error: seen.x1 - truth.x1, side: w },
    { error: seen.y1 - truth.y1, side: h },
  ]
  return errors.filter((_, k) => isInside[k])
}

/** How deep the middle of a detection shows a true box, as the box fit expects it: between its front and its centre. */
function expectedDepth(
  box: OrientedBox,
  seen: PixelBox,
  T: { rotation: Parameters<typeof apply>[0]; translation: OrientedBox['center'] },
  camera: Intrinsics,
  hollow: number,
) {
  const centre = inverseTransformPoint(T, box.center)[2]
  const ray = rayOfPixel(camera, (seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2)
  const entered = rayEntersBox(box, T.translation, apply(T.rotation, ray))
  const front = entered === undefined ? centre : Math.min(centre, entered)
  return front + hollow * (centre - front)
}

/** Detections of matched objects, from the true cameras. @param scale the truth's metres in one of the map's. */
export function detectionSamples(
  layout: Layout,
  truth: Layout,
  matched: readonly MatchedBox[],
  scale: number,
): DetectionSample[] {
  const path = truth.frames.flatMap(({ timestampSeconds, T_map_camera }) =>
    T_map_camera ? [{ timestampSeconds, T_map_camera }] : [],
  )
  const camera = truth.frames[0]?.camera as Intrinsics
  return matched.flatMap(({ own, truth: box }) =>
    own.sightings
      .filter(({ by }) => by !== 'semantics')
      .flatMap(({ frame, box: seen, depthMetres }): DetectionSample[] => {
        const T = poseAt(path, layout.frames[frame]?.timestampSeconds ?? Number.NaN)
        const bounds = T && projectBox(box, T, camera)
        if (!T || !bounds) return []
        const hollow = Object.values(CATEGORIES).find(({ name }) => name === own.category)?.hollow ?? 0
        const expected = expectedDepth(box, seen, T, camera, hollow)
        return [
          {
            edges: edgesOf(seen, bounds, camera),
            depth: expected > 0.3 ? Math.log((scale * depthMetres) / expected) : undefined,
            metres: expected,
          },
        ]
      }),
  )
}
