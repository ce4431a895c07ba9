import { useThree } from '@react-three/fiber'
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { type PerspectiveCamera, Spherical, Vector3 } from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { mapToThree } from '../../../geometry/index.ts'
import type { Bounds } from '../plan/viewport.ts'

/** What the buttons and keys do to the view. */
export interface OrbitHandle {
  fit(): void
  zoom(factor: number): void
  /** Around the map, and up, radians. */
  turn(around: number, up: number): void
}

/** Seen from where the first camera stood, and from above: what is ahead on the plan is ahead here. */
const FROM = new Vector3(...mapToThree([-0.35, -1, 1.05])).normalize()
/** The middle of a room's height, metres. */
const MIDDLE = 0.7
const LEAST_RADIUS = 1.5

/** The camera goes round the map, never below its floor. Draws only when something moved. */
export function Orbit({ extent, handle }: { extent: Bounds; handle: Ref<OrbitHandle> }) {
  const camera = useThree((state) => state.camera as PerspectiveCamera)
  const element = useThree((state) => state.gl.domElement)
  const invalidate = useThree((state) => state.invalidate)
  const aspect = useThree((state) => state.size.width / state.size.height)
  const controls = useMemo(() => new OrbitControls(camera), [camera])
  const touched = useRef(false)

  useEffect(() => {
    controls.connect(element)
    controls.maxPolarAngle = Math.PI / 2 - 0.02
    controls.minDistance = 0.5
    controls.maxDistance = 60
    const onStart = () => {
      touched.current = true
    }
    const onChange = () => invalidate()
    controls.addEventListener('start', onStart)
    controls.addEventListener('change', onChange)
    return () => {
      controls.removeEventListener('start', onStart)
      controls.removeEventListener('change', onChange)
      controls.disconnect()
    }
  }, [controls, element, invalidate])

  const act = useMemo<OrbitHandle>(() => {
    const move = (change: (seen: Spherical) => void) => {
      touched.current = true
      const seen = new Spherical().setFromVector3(camera.position.clone().sub(controls.target))
      change(seen)
      seen.phi = Math.min(controls.maxPolarAngle, Math.max(0.02, seen.phi))
      seen.radius = Math.min(controls.maxDistance, Math.max(controls.minDistance, seen.radius))
      camera.position.setFromSpherical(seen).add(controls.target)
      controls.update()
      invalidate()
    }
    return {
      fit() {
        touched.current = false
        const [dx, dy] = [extent.max[0] - extent.min[0], extent.max[1] - extent.min[1]]
        const radius = Math.max(LEAST_RADIUS, Math.hypot(dx, dy, 2) / 2)
        const half = (camera.fov * Math.PI) / 360
        const narrow = Math.min(half, Math.atan(Math.tan(half) * aspect))
        const middle = [(extent.min[0] + extent.max[0]) / 2, (extent.min[1] + extent.max[1]) / 2] as const
        controls.target.set(...mapToThree([middle[0], middle[1], MIDDLE]))
        camera.position
          .copy(FROM)
          .multiplyScalar(radius / Math.sin(narrow))
          .add(controls.target)
        controls.update()
        invalidate()
      },
      zoom: (factor) =>
        move((seen) => {
          seen.radius /= factor
        }),
      turn: (around, up) =>
        move((seen) => {
          seen.theta += around
          seen.phi -= up
        }),
    }
  }, [camera, controls, extent, aspect, invalidate])
  useImperativeHandle(handle, () => act, [act])
  // Fits by itself until the user has moved it.
  useEffect(() => {
    if (!touched.current) act.fit()
  }, [act])
  return null
}
