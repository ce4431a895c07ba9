import { type Rect, rectAround } from '../../../geometry/index.ts'
import { cameraPathLines, type Layout } from '../../../layout/index.ts'
import { ACTIVE_PIXELS, CONE_PIXELS, cameraMarks, coneEdge } from './cones.ts'
import { toScreen, type Viewport } from './viewport.ts'

/** Where the camera is drawn on the plan, pixels. */
export interface CameraRects {
  /** Around each step of its way, with the marks on it. */
  way: readonly Rect[]
  /** Around what it saw from each place, as that is drawn while the film is there. */
  views: readonly Rect[]
}

export const NO_CAMERA: CameraRects = { way: [], views: [] }

/** What of the sheet the camera's way takes, and at any moment of the film what it sees. */
export function cameraRects(layout: Layout, viewport: Viewport): CameraRects {
  const way = cameraPathLines(layout).flatMap((run) =>
    run.map((at, k) => {
      const [x, y, z] = run[k - 1] ?? at
      const points = [at, [x, y, z] as const].map(([px, py]) => toScreen(viewport, [px, py]))
      const { x: left, y: top, width, height } = rectAround(points)
      const rim = CONE_PIXELS
      return { x: left - rim, y: top - rim, width: width + 2 * rim, height: height + 2 * rim }
    }),
  )
  const views = cameraMarks(layout).flatMap((mark) => {
    const edge = coneEdge(mark, ACTIVE_PIXELS / viewport.pixelsPerMetre)
    return edge ? rectAround([mark.position, ...edge].map((point) => toScreen(viewport, point))) : []
  })
  return { way, views }
}
