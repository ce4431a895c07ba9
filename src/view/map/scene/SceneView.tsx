import { Canvas } from '@react-three/fiber'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { type OpenDocument, select } from '../../../session/index.ts'
import { useHovered } from '../../common/presence.ts'
import { type Layers, objectNumbers, onLayers, shownLayout } from '../../common/shown.ts'
import { SCENE } from '../../common/strings/map.ts'
import { useSession } from '../../common/useSession.ts'
import { extentOf } from '../extent.ts'
import { MapTools } from '../MapTools.tsx'
import { SceneMarks } from '../marks/SceneMarks.tsx'
import { stepSelection } from '../selection.ts'
import { LabelsApart } from './LabelsApart.tsx'
import { Orbit, type OrbitHandle } from './Orbit.tsx'
import { usePalette } from './palette.ts'
import { SceneCameras } from './SceneCameras.tsx'
import { SceneObjects } from './SceneObjects.tsx'
import { FloorGrid, SceneRoom } from './SceneRoom.tsx'

const ZOOM_STEP = 1.25
const TURN_STEP = Math.PI / 24

/** fiber says what is wrong only in the console: asked before, so that the page can say it. */
function requireWebGl(): true {
  if (document.createElement('canvas').getContext('webgl2')) return true
  throw new Error(SCENE.noWebGl)
}

/** The same map in 3-D. */
export function SceneView({ document }: { document: OpenDocument }) {
  const draft = useSession((state) => state.draft)
  const layers: Layers = useSession((state) => state.layers)
  useState(requireWebGl)
  const palette = usePalette()
  const selected = useSession((state) => state.selected)
  const layout = useMemo(
    () => onLayers(shownLayout(document.layout, draft), layers, selected),
    [document.layout, draft, layers, selected],
  )
  const numbers = useMemo(() => objectNumbers(document.layout), [document.layout])
  const hovered = useHovered()
  const orbit = useRef<OrbitHandle>(null)
  const extent = useMemo(() => extentOf(document.layout), [document.layout])
  const zoomIn = () => orbit.current?.zoom(ZOOM_STEP)
  const zoomOut = () => orbit.current?.zoom(1 / ZOOM_STEP)
  const fit = () => orbit.current?.fit()

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return select(undefined)
    const act = {
      ArrowLeft: () => orbit.current?.turn(-TURN_STEP, 0),
      ArrowRight: () => orbit.current?.turn(TURN_STEP, 0),
      ArrowUp: () => orbit.current?.turn(0, TURN_STEP),
      ArrowDown: () => orbit.current?.turn(0, -TURN_STEP),
      '+': zoomIn,
      '=': zoomIn,
      '-': zoomOut,
      '0': fit,
    }[event.key]
    act?.()
    if (act || stepSelection(event.key, layout, selected)) event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields.
    <div
      className="scene"
      role="group"
      aria-label={SCENE.label(layout.objects.length)}
      aria-describedby="scene-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers to keys.
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <p id="scene-keys" className="visually-hidden">
        {SCENE.keys}
      </p>
      <Canvas
        frameloop="demand"
        flat
        dpr={[1, 2]}
        camera={{ fov: 36, near: 0.05, far: 200 }}
        onPointerMissed={() => select(undefined)}
      >
        <color attach="background" args={[palette.of.sheet]} />
        <ambientLight intensity={2} />
        <directionalLight position={[3, 8, 5]} intensity={1.6} />
        {layers.grid && <FloorGrid layout={document.layout} palette={palette} />}
        {layers.room && layout.room && (
          <SceneRoom room={layout.room} objects={layout.objects} palette={palette} />
        )}
        <SceneObjects
          layout={layout}
          numbers={numbers}
          palette={palette}
          selected={selected}
          hovered={hovered}
          hasLabels={layers.labels}
        />
        {layers.cameras && <SceneCameras layout={layout} palette={palette} />}
        <SceneMarks palette={palette} />
        <LabelsApart />
        <Orbit extent={extent} handle={orbit} />
      </Canvas>
      <MapTools onZoomIn={zoomIn} onZoomOut={zoomOut} onFit={fit} />
    </div>
  )
}
