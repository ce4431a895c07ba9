import { useMemo } from 'react'
import { transformPoint, type Vec3 } from '../../../geometry/index.ts'
import type { Layout, LayoutFrame } from '../../../layout/index.ts'
import { nearestFrame } from '../../common/film.ts'
import { useSession } from '../../common/useSession.ts'
import { Lines, wayThrough } from './Lines.tsx'
import type { Palette } from './palette.ts'

/** How far in front of a camera its picture is drawn, metres. */
const DEPTH = 0.14
const ACTIVE_DEPTH = 0.5

/** A camera as the edges of its view: four to the corners of its picture, four around it. */
function frustum({ camera, T_map_camera: T }: LayoutFrame, depth: number): Vec3[] {
  if (!T) return []
  const corner = (u: number, v: number): Vec3 =>
    transformPoint(T, [((u - camera.cx) / camera.fx) * depth, ((v - camera.cy) / camera.fy) * depth, depth])
  const { width, height } = camera
  const corners = [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)]
  return corners.flatMap((point, k) => [T.translation, point, point, corners[(k + 1) % 4] as Vec3])
}

/** The way of the camera, at the height that it had, and its views. */
export function SceneCameras({ layout, palette }: { layout: Layout; palette: Palette }) {
  const current = useSession(({ playheadSeconds }) => nearestFrame(layout.frames, playheadSeconds))
  const way = useMemo(
    () => wayThrough(layout.frames.flatMap(({ T_map_camera: T }) => (T ? [T.translation] : []))),
    [layout],
  )
  const views = useMemo(
    () => layout.frames.filter(({ sampled }) => sampled).flatMap((frame) => frustum(frame, DEPTH)),
    [layout],
  )
  const active = useMemo(() => {
    const frame = current === undefined ? undefined : layout.frames[current]
    return frame ? frustum(frame, ACTIVE_DEPTH) : []
  }, [layout, current])
  return (
    <>
      <Lines points={way} colour={palette.of['ink-3']} opacity={0.7} />
      <Lines points={views} colour={palette.of['ink-3']} opacity={0.7} />
      <Lines points={active} colour={palette.of.accent} />
    </>
  )
}
