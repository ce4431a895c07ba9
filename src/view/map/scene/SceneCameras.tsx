import { useMemo } from 'react'
import { type Intrinsics, type RigidTransform, transformPoint, type Vec3 } from '../../../geometry/index.ts'
import { cameraPathLines, type Layout } from '../../../layout/index.ts'
import { cameraAt } from '../../common/film.ts'
import { useSession } from '../../common/useSession.ts'
import { Lines, wayThrough } from './Lines.tsx'
import type { Palette } from './palette.ts'

/** How far in front of a camera its picture is drawn, metres. */
const DEPTH = 0.14
const ACTIVE_DEPTH = 0.5

/** A camera as the edges of its view: four to the corners of its picture, four around it. */
function frustum(T: RigidTransform, camera: Intrinsics, depth: number): Vec3[] {
  const corner = (u: number, v: number): Vec3 =>
    transformPoint(T, [((u - camera.cx) / camera.fx) * depth, ((v - camera.cy) / camera.fy) * depth, depth])
  const { width, height } = camera
  const corners = [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)]
  return corners.flatMap((point, k) => [T.translation, point, point, corners[(k + 1) % 4] as Vec3])
}

/** What the camera sees at the playhead. */
function Active({ layout, palette }: { layout: Layout; palette: Palette }) {
  const playhead = useSession(({ playheadSeconds }) => playheadSeconds)
  const points = useMemo(() => {
    const at = cameraAt(layout, playhead)
    return at ? frustum(at.T_map_camera, at.camera, ACTIVE_DEPTH) : []
  }, [layout, playhead])
  return <Lines points={points} colour={palette.of.accent} />
}

/** The camera's path, at the height that it had, and its views. */
export function SceneCameras({ layout, palette }: { layout: Layout; palette: Palette }) {
  const way = useMemo(() => cameraPathLines(layout).flatMap(wayThrough), [layout])
  const views = useMemo(
    () =>
      layout.frames.flatMap(({ sampled, T_map_camera: T, camera }) =>
        sampled && T ? frustum(T, camera, DEPTH) : [],
      ),
    [layout],
  )
  return (
    <>
      <Lines points={way} colour={palette.of['ink-3']} opacity={0.7} />
      <Lines points={views} colour={palette.of['ink-3']} opacity={0.7} />
      <Active layout={layout} palette={palette} />
    </>
  )
}
