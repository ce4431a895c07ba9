import { memo, type ReactNode, type RefObject, useMemo, useRef } from 'react'
import {
  areaIn,
  around,
  type LengthUnits,
  lengthIn,
  middleOf,
  movedInto,
  type NamedThing,
  overlaps,
  type Rect,
  RectIndex,
  rectAround,
  type Vec2,
} from '../../../geometry/index.ts'
import { type Layout, type LayoutRoom, wallsOf } from '../../../layout/index.ts'
import type { Layer } from '../../../session/index.ts'
import { type PlanSpace, PlanSpaceProvider, type WordsWish } from '../../common/planSpace.ts'
import { usePanes } from '../../common/useSession.ts'
import { measureText } from '../measureText.ts'
import { overPlan, sightOf } from '../sight.ts'
import { type CameraRects, cameraRects, NO_CAMERA } from './cameraRects.ts'
import { areaPlace, dimensionRect, dimensionsOf } from './dimensions.ts'
import { PlanCameras } from './PlanCameras.tsx'
import { OriginMark } from './PlanGrid.tsx'
import { HoverLabel, PlanLabels, placedLabels, targetOf } from './PlanLabels.tsx'
import { PlanObjects } from './PlanObjects.tsx'
import { PlanDimensions, PlanRoom } from './PlanRoom.tsx'
import { CameraUncertainty, ObjectUncertainty } from './PlanUncertainty.tsx'
import { toMap, toScreen, type Viewport } from './viewport.ts'

const WORDS_HEIGHT = 18
/** Free at both ends of a line of words. */
const WORDS_RIM = 4

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
  const isAlone = usePanes(({ drawing }) => drawing === 'plan')
  const over = useMemo(() => overPlan(viewport, isAlone), [viewport, isAlone])
  const camera = useMemo(
    () => (layers.cameras ? cameraRects(layout, viewport) : NO_CAMERA),
    [layers.cameras, layout, viewport],
  )
  const written = useWritten(layout, viewport, units, layers.dimensions, over, camera)
  const obstacles = useMemo(() => [...over, ...written.rects], [over, written])
  const labelled = useMemo(
    () => (layers.labels ? layout : onlyWith(layout, selected)),
    [layers.labels, layout, selected],
  )
  const underPointer = hovered === selected ? undefined : objects.find(({ id }) => id === hovered)
  const drawn = useMemo(
    () => ({ walls: room ? wallThings(room, viewport) : [], way: camera.way }),
    [room, viewport, camera],
  )
  const labels = useMemo(
    () => placedLabels({ layout: labelled, viewport, units, selected, obstacles, drawn }),
    [labelled, viewport, units, selected, obstacles, drawn],
  )
  const occupied = useMemo(() => [...written.rects, ...labels], [written, labels])
  const [sheet, space] = useSpace(viewport, props.latest, occupied)
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
      <PlanLabels labels={labels} layout={labelled} units={units} selected={selected} />
      {underPointer && <HoverLabel object={underPointer} viewport={viewport} />}
    </g>
  )
})

/** Without the layer of labels the selected object has one all the same. */
const onlyWith = (layout: Layout, selected: string | undefined): Layout => ({
  ...layout,
  objects: layout.objects.filter(({ id }) => id === selected),
})

const wallThings = (room: LayoutRoom, viewport: Viewport): NamedThing[] =>
  wallsOf(room).map(({ from, to }) => {
    const outline = [toScreen(viewport, from), toScreen(viewport, to)]
    return { outline, target: rectAround(outline) }
  })

/** The lengths of the walls and the room's area, and the rectangles that they take. */
function useWritten(
  layout: Layout,
  viewport: Viewport,
  units: LengthUnits,
  isShown: boolean,
  over: readonly Rect[],
  camera: CameraRects,
) {
  return useMemo(() => {
    const { room, objects } = layout
    if (!isShown || !room) return { dimensions: [], area: undefined, rects: [] }
    const sight = sightOf(viewport)
    const write = (metres: number) => lengthIn(units, metres)
    const dimensions = dimensionsOf(room, viewport, write, measureText, sight, over)
    const text = areaIn(units, room.areaSquareMetres.value)
    const size = { width: measureText(text, true) + 10, height: WORDS_HEIGHT }
    const at = areaPlace(
      room,
      viewport,
      size,
      objects.map((object) => targetOf(object, viewport)),
      sight,
      camera,
    )
    const rects = dimensions.flatMap((dimension) => dimensionRect(dimension) ?? [])
    return {
      dimensions,
      area: at && { text, at },
      rects: at ? [...rects, around(at, size.width, size.height)] : rects,
    }
  }, [layout, viewport, units, isShown, over, camera])
}

/** Words that others draw, each at the first of its places that is free. */
function placedWords(wishes: readonly WordsWish[], viewport: Viewport, occupied: readonly Rect[]): Vec2[] {
  const sight = sightOf(viewport)
  const taken = new RectIndex(occupied)
  return wishes.map(({ text, places }) => {
    const rects = places.map((at) => {
      const rect = around(at, measureText(text, true) + 2 * WORDS_RIM, WORDS_HEIGHT)
      return overlaps(rect, sight) ? movedInto(rect, sight) : rect
    })
    const rect = rects.find((one) => taken.isFree(one)) ?? (rects[0] as Rect)
    taken.add(rect)
    return middleOf(rect)
  })
}

/** The sheet as others draw on it. */
function useSpace(
  viewport: Viewport,
  latest: Props['latest'],
  occupied: readonly Rect[],
): [RefObject<SVGGElement | null>, PlanSpace] {
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
      placeWords: (wishes) => placedWords(wishes, viewport, occupied),
    }),
    [viewport, latest, occupied],
  )
  return [sheet, space]
}
