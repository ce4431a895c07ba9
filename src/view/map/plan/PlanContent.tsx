import { memo, type ReactNode, type RefObject, useMemo, useRef } from 'react'
import { areaIn, type LengthUnits, lengthIn } from '../../../geometry/index.ts'
import type { Layout } from '../../../layout/index.ts'
import type { Layer } from '../../../session/index.ts'
import { type PlanSpace, PlanSpaceProvider } from '../../common/planSpace.ts'
import { measureText } from '../measureText.ts'
import { around, type Rect } from '../rects.ts'
import { areaPlace, dimensionRect, dimensionsOf } from './dimensions.ts'
import { PlanCameras } from './PlanCameras.tsx'
import { OriginMark, RULER, SCALE_GROUND } from './PlanGrid.tsx'
import { HoverLabel, PlanLabels, targetOf } from './PlanLabels.tsx'
import { PlanObjects } from './PlanObjects.tsx'
import { PlanDimensions, PlanRoom } from './PlanRoom.tsx'
import { CameraUncertainty, ObjectUncertainty } from './PlanUncertainty.tsx'
import { toMap, toScreen, type Viewport } from './viewport.ts'

/** The buttons over the drawing's top right corner, pixels: no label goes under them. */
const TOOLS = { width: 52, height: 168 }
const AREA_HEIGHT = 18

interface Props {
  layout: Layout
  /** At rest: while the view moves, all this is only shifted and scaled. */
  viewport: Viewport
  latest: { readonly current: Viewport }
  units: LengthUnits
  layers: Readonly<Record<Layer, boolean>>
  selected: string | undefined
  hovered: string | undefined
  children?: ReactNode
}

/** What lies on the plan's sheet, from the floor up; then what others draw over it, and the labels. */
export const PlanContent = memo(function PlanContent(props: Props) {
  const { layout, viewport, units, layers, selected, hovered, children } = props
  const { objects } = layout
  const room = layers.room ? layout.room : undefined
  const written = useWritten(layout, viewport, units, layers.dimensions)
  const obstacles = useMemo(() => [...fixedObstacles(viewport), ...written.rects], [viewport, written])
  const labelled = useMemo(
    () => (layers.labels ? layout : onlyWith(layout, selected)),
    [layers.labels, layout, selected],
  )
  const underPointer = hovered === selected ? undefined : objects.find(({ id }) => id === hovered)
  const [sheet, space] = useSpace(viewport, props.latest)
  return (
    <g ref={sheet}>
      {room && <PlanRoom room={room} viewport={viewport} />}
      <PlanDimensions dimensions={written.dimensions} viewport={viewport} area={written.area} />
      <OriginMark viewport={viewport} />
      {layers.uncertainty && layers.cameras && <CameraUncertainty layout={layout} viewport={viewport} />}
      {layers.cameras && <PlanCameras layout={layout} viewport={viewport} />}
      <PlanObjects
        objects={objects}
        viewport={viewport}
        units={units}
        selected={selected}
        hovered={hovered}
      />
      {layers.uncertainty && <ObjectUncertainty layout={layout} viewport={viewport} selected={selected} />}
      <PlanSpaceProvider value={space}>{children}</PlanSpaceProvider>
      <PlanLabels
        layout={labelled}
        viewport={viewport}
        units={units}
        selected={selected}
        obstacles={obstacles}
      />
      {underPointer && <HoverLabel object={underPointer} viewport={viewport} />}
    </g>
  )
})

/** The rulers, the scale bar and the tools. */
const fixedObstacles = ({ width, height }: Viewport): Rect[] => [
  { x: 0, y: 0, width, height: RULER.top },
  { x: 0, y: 0, width: RULER.left, height },
  { x: RULER.left, y: height - SCALE_GROUND.height, ...SCALE_GROUND },
  { x: width - TOOLS.width, y: RULER.top, ...TOOLS },
]

/** Without the layer of labels the selected object has one all the same. */
const onlyWith = (layout: Layout, selected: string | undefined): Layout => ({
  ...layout,
  objects: layout.objects.filter(({ id }) => id === selected),
})

/** The lengths of the walls and the room's area, and the rectangles that they take. */
function useWritten({ room, objects }: Layout, viewport: Viewport, units: LengthUnits, isShown: boolean) {
  return useMemo(() => {
    if (!isShown || !room) return { dimensions: [], area: undefined, rects: [] }
    const dimensions = dimensionsOf(room, viewport, (metres) => lengthIn(units, metres), measureText)
    const text = areaIn(units, room.areaSquareMetres.value)
    const size = { width: measureText(text, true) + 10, height: AREA_HEIGHT }
    const at = areaPlace(
      room,
      viewport,
      size,
      objects.map((object) => targetOf(object, viewport)),
    )
    const rects = dimensions.flatMap((dimension) => dimensionRect(dimension) ?? [])
    return {
      dimensions,
      area: at && { text, at },
      rects: at ? [...rects, around(at, size.width, size.height)] : rects,
    }
  }, [room, objects, viewport, units, isShown])
}

/** The sheet as others draw on it. */
function useSpace(viewport: Viewport, latest: Props['latest']): [RefObject<SVGGElement | null>, PlanSpace] {
  const sheet = useRef<SVGGElement>(null)
  const space = useMemo<PlanSpace>(
    () => ({
      toScreen: (point) => toScreen(viewport, point),
      pixelsPerMetre: viewport.pixelsPerMetre,
      turn: viewport.turn,
      toMap: ({ clientX, clientY }) => {
        // The plan's own element: the svg in it is shifted while the view moves.
        const plan = sheet.current?.ownerSVGElement?.parentElement
        const { left, top } = plan?.getBoundingClientRect() ?? { left: 0, top: 0 }
        return toMap(latest.current, [clientX - left, clientY - top])
      },
    }),
    [viewport, latest],
  )
  return [sheet, space]
}
