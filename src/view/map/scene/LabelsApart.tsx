import { useFrame } from '@react-three/fiber'
import { Sprite, Vector3 } from 'three'
import { keptApart, movedInto, overlaps, type Rect } from '../../../geometry/index.ts'
import { toolsIn } from '../sight.ts'
import type { LabelSize } from './Label.tsx'

const GAP_PIXELS = 2

/** Zoom in, zoom out, see all. */
const TOOLS = 3

/** Where a label stands that names a point: above it, in the pane, and beside the buttons over the pane. */
function placeOf(rect: Rect, pane: { width: number; height: number }): Rect {
  const tools = toolsIn(pane, TOOLS)
  const inside = movedInto(rect, { x: 0, y: 0, ...pane })
  return overlaps(inside, tools)
    ? movedInto(inside, { x: 0, y: 0, width: tools.x, height: pane.height })
    : inside
}

/**
 * Keeps labels whole, and from lying on each other: those that must be seen stay, then those of what is near. What is
 * out of sight has none.
 */
export function LabelsApart() {
  useFrame(({ scene, camera, size }) => {
    camera.updateMatrixWorld()
    const labels: { sprite: Sprite; mayHide: boolean; depth: number; rect: Rect }[] = []
    scene.traverse((sprite) => {
      const label = sprite.userData.label as LabelSize | undefined
      if (!(sprite instanceof Sprite) || !label) return
      const { x, y, z } = sprite.getWorldPosition(new Vector3()).project(camera)
      if (Math.abs(z) > 1) return
      const { width, height, mayHide } = label
      if (Math.max(Math.abs(x), Math.abs(y)) > 1) {
        sprite.visible = false
        return
      }
      const [left, bottom] = [((x + 1) / 2) * size.width - width / 2, ((1 - y) / 2) * size.height]
      const top = bottom - height
      const rect = placeOf({ x: left, y: top, width, height }, size)
      // A sprite's centre is the point of it, in its own sizes, that lies on its position.
      sprite.center.set(0.5 - (rect.x - left) / width, (rect.y - top) / height)
      labels.push({ sprite, mayHide, depth: z, rect })
    })
    labels.sort((a, b) => Number(a.mayHide) - Number(b.mayHide) || a.depth - b.depth)
    const shown = keptApart(
      labels.map(({ rect }) => rect),
      GAP_PIXELS,
    )
    labels.forEach(({ sprite, mayHide }, k) => {
      sprite.visible = !mayHide || shown[k] === true
    })
  })
  return null
}
