import { useFrame } from '@react-three/fiber'
import { Sprite, Vector3 } from 'three'
import { keptApart, type Rect } from '../rects.ts'
import type { LabelSize } from './Label.tsx'

const GAP_PIXELS = 2

/** Keeps labels from lying on each other: those that must be seen stay, then those of what is near. */
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
      const [left, bottom] = [((x + 1) / 2) * size.width - width / 2, ((1 - y) / 2) * size.height]
      labels.push({ sprite, mayHide, depth: z, rect: { x: left, y: bottom - height, width, height } })
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
