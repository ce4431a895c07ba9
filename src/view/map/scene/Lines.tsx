import { useEffect, useMemo } from 'react'
import { BufferGeometry, type Color, Vector3 } from 'three'
import { mapToThree, type Vec3 } from '../../../geometry/index.ts'

interface Props {
  /** In the map frame; each two are one line. */
  points: readonly Vec3[]
  colour: Color
  opacity?: number
  /** Drawn over everything, also over what lies before it. */
  isOnTop?: boolean
}

/** Separate straight lines, one pixel wide. */
export function Lines({ points, colour, opacity = 1, isOnTop = false }: Props) {
  const geometry = useMemo(
    () => new BufferGeometry().setFromPoints(points.map((point) => new Vector3(...mapToThree(point)))),
    [points],
  )
  useEffect(() => () => geometry.dispose(), [geometry])
  return (
    <lineSegments geometry={geometry} renderOrder={isOnTop ? 1 : 0}>
      {/* What is transparent is drawn last. */}
      <lineBasicMaterial
        color={colour}
        transparent={opacity < 1 || isOnTop}
        opacity={opacity}
        depthTest={!isOnTop}
      />
    </lineSegments>
  )
}

/** A way through points, as the lines between them. */
export const wayThrough = (points: readonly Vec3[]): Vec3[] =>
  points.slice(1).flatMap((point, k) => [points[k] as Vec3, point])
