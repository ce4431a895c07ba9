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
import { type PlanSpace, PlanSpaceProvider, type WordsWish } from '../../common/planSpace.ts'
import { type Layers, objectNumbers } from '../../common/shown.ts'
import { usePanes } from '../../common/useSession.ts'
import { measureText } from '../measureText.ts'
import { overPlan, sightOf } from '../sight.ts'
import { type CameraRects, cameraRects, NO_CAMERA } from './cameraRects.ts'
import { areaPlace, dimensionRect, dimensionsOf } from './dimensions.ts'
import { figuresOf, type PlanFigure, thingOf } from './figures.ts'
import { placedLabels } from './labelWishes.ts'
import { PlanCameras } from './PlanCameras.tsx'
import { OriginMark } from './PlanGrid.tsx'
import { HoverLabel, PlanLabels } from './PlanLabels.tsx'
import { PlanObjects } from './PlanObjects.tsx'
import { PlanDimensions, PlanRoom } from './PlanRoom.tsx'
import { CameraUncertainty, ObjectUncertainty } from './PlanUncertainty.tsx'
import { toMap, toScreen, type Viewport } from './viewport.ts'

const WORDS_HEIGHT = 18
/** Free at both ends of a line of words. */
const WORDS_RIM = 4

interface Props {
  layout: Layout
  /** The same with the objects that are drawn. */
  seen: Layout
  /** At rest: while the view moves, all this is only shifted and scaled. */
  viewport: Viewport
  latest: { readonly current: Viewport }
  units: LengthUnits
  layers: Layers
  selected: string | undefined
  hovered: string | undefined
  children?: ReactNode
}

/** What lies on the plan's sheet, from the floor up; then what others draw over it, and the labels. */
export const PlanContent = memo(function PlanContent(props: Props) {
  const { layout: whole, seen: layout, viewport, units, layers, selected, hovered, children } = props
  const room = layers.room ? layout.room : undefined
  const isAlone = usePanes(({ drawing }) => drawing === 'plan')
  const over = useMemo(() => overPlan(viewport, isAlone), [viewport, isAlone])
  const camera = useMemo(
    () => (layers.cameras ? cameraRects(whole, viewport) : NO_CAMERA),
    [layers.cameras, whole, viewport],
  )
  const figures = useMemo(() => figuresOf(layout, viewport), [layout, viewport])
  const numbers = useMemo(() => objectNumbers(whole), [whole])
  const written = useWritten(layout, figures, viewport, units, layers.dimensions, over, camera)
  const obstacles = useMemo(() => [...over, ...written.rects], [over, written])
  const underPointer = hovered === selected ? undefined : figures.find(({ object }) => object.id === hovered)
  const drawn = useMemo(
    () => ({ walls: room ? wallThings(room, viewport) : [], way: camera.way }),
    [room, viewport, camera],
  )
  const labels = useMemo(
    () => placedLabels({ figures, numbers, viewport, units, selected }, layers.labels, obstacles, drawn),
    [figures, numbers, viewport, units, selected, layers.labels, obstacles, drawn],
  )
  const occupied = useMemo(() => [...written.rects, ...labels], [written, labels])
  const [sheet, space] = useSpace(viewport, props.latest, occupied)
  return (
    <g ref={sheet}>
      {room && <PlanRoom room={room} objects={layout.objects} viewport={viewport} />}
      <PlanDimensions dimensions={written.dimensions} viewport={viewport} area={written.area} />
      <OriginMark viewport={viewport} />
      {layers.uncertainty && layers.cameras && <CameraUncertainty layout={whole} viewport={viewport} />}
      {layers.cameras && <PlanCameras layout={whole} viewport={viewport} />}
      <PlanObjects
        figures={figures}
        viewport={viewport}
        units={units}
        selected={selected}
        hovered={hovered}
      />
      {layers.uncertainty && <ObjectUncertainty layout={layout} viewport={viewport} selected={selected} />}
      <PlanSpaceProvider value={space}>{children}</PlanSpaceProvider>
      <PlanLabels labels={labels} figures={figures} numbers={numbers} units={units} selected={selected} />
      {underPointer && <HoverLabel figure={underPointer} viewport={viewport} />}
    </g>
  )
})

const wallThings = (room: LayoutRoom, viewport: Viewport): NamedThing[] =>
  wallsOf(room).map(({ from, to }) => {
    const outline = [toScreen(viewport, from), toScreen(viewport, to)]
    return { outline, target: rectAround(outline) }
  })

/** The lengths of the walls and the room's area, and the rectangles that they take. */
function useWritten(
  { room }: Pick<Layout, 'room'>,
  figures: readonly PlanFigure[],
  viewport: Viewport,
  units: LengthUnits,
  isShown: boolean,
  over: readonly Rect[],
  camera: CameraRects,
) {
  return useMemo(() => {
    if (!isShown || !room) return { dimensions: [], area: undefined, rects: [] }
    const sight = sightOf(viewport)
    const write = (metres: number) => lengthIn(units, metres)
    const dimensions = dimensionsOf(room, viewport, write, measureText, sight, over)
    const text = areaIn(units, room.areaSquareMetres.value, room.areaSquareMetres.sd)
    const size = { width: measureText(text, true) + 10, height: WORDS_HEIGHT }
    const at = areaPlace(
      room,
      viewport,
      size,
      figures.map((figure) => thingOf(figure).target),
      sight,
      camera,
    )
    const rects = dimensions.flatMap((dimension) => dimensionRect(dimension) ?? [])
    return {
      dimensions,
      area: at && { text, at },
      rects: at ? [...rects, around(at, size.width, size.height)] : rects,
    }
  }, [room, figures, viewport, units, isShown, over, camera])
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
