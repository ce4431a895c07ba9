import type { Vec2 } from '../../geometry/index.ts'
import type { Layout } from '../../layout/index.ts'
import { select } from '../../session/index.ts'
import { categoryGroupOf, groupColour } from '../common/categoryGroups.ts'
import { objectName } from '../common/format.ts'
import { hoverFor, useHovered } from '../common/presence.ts'
import { useSession } from '../common/useSession.ts'
import type { Size } from '../common/useSize.ts'
import { cameraOnScreen, containFit, type Fit, spreadTags, wireBoxes } from './overlay.ts'
import { Tag, tagSize } from './Tag.tsx'

interface Props {
  /** The map that the picture's camera is on. */
  layout: Layout
  frame: number
  size: Size
  /** Whether the picture is that of the frame, and not one between two frames. */
  isAtFrame: boolean
  /** Names all boxes; else only the selected one and the one under the pointer. */
  isNamed: boolean
  /** Ids of those that have their name from something else. */
  unnamed: ReadonlySet<string | undefined>
}

/** The boxes of the map over the picture, as the camera of this moment sees them; they go along while the film plays. */
export function Boxes({ layout, frame, size, isAtFrame, isNamed, unnamed }: Props) {
  const seconds = useSession(({ playheadSeconds }) => playheadSeconds)
  const selected = useSession((state) => state.selected)
  const hovered = useHovered()
  const seen = cameraOnScreen(layout, frame, seconds, isAtFrame)
  if (!seen) return null
  const fit = containFit(seen.camera, size)
  const boxes = wireBoxes(layout.objects, seen.T_map_camera, seen.camera)
  const stateOf = (id: string) => (id === selected ? 'is-selected' : id === hovered ? 'is-hovered' : '')
  const named = boxes.filter(
    ({ object: { id } }) => !unnamed.has(id) && (isNamed || id === selected || id === hovered),
  )
  const tags = spreadTags(
    named.map(({ object, edges }) => {
      const points = edges.flat().map((point) => onScreen(point, fit))
      const { width, height } = tagSize(objectName(object.id))
      const left = Math.min(...points.map(([x]) => x))
      const right = Math.max(...points.map(([x]) => x))
      const top = Math.min(...points.map(([, y]) => y))
      return { x: (left + right - width) / 2, y: top - height, width, height }
    }),
    size,
  )
  return (
    <>
      {boxes.map(({ object: { id, category }, edges, hull }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table of objects is the way in by keyboard.
        <g
          key={id}
          className={`overlay-wire ${stateOf(id)}`}
          data-box={id}
          onClick={() => select(id)}
          {...hoverFor(id)}
        >
          <path className="overlay-wire-target" d={ring(hull, fit)} />
          <path className="overlay-wire-ground" d={lines(edges, fit)} />
          <path
            className="overlay-wire-line"
            style={id === selected ? undefined : { stroke: groupColour(categoryGroupOf(category)) }}
            d={lines(edges, fit)}
          />
        </g>
      ))}
      {named.map(({ object: { id } }, k) => {
        const at = tags[k]
        return at && <Tag key={id} at={at} text={objectName(id)} isSelected={id === selected} />
      })}
    </>
  )
}

const onScreen = ([u, v]: Vec2, { x, y, scale }: Fit): Vec2 => [x + u * scale, y + v * scale]

const text = (point: Vec2, fit: Fit) =>
  onScreen(point, fit)
    .map((value) => value.toFixed(1))
    .join(' ')

const lines = (edges: readonly [Vec2, Vec2][], fit: Fit): string =>
  edges.map(([p, q]) => `M${text(p, fit)}L${text(q, fit)}`).join('')

const ring = (points: readonly Vec2[], fit: Fit): string =>
  points.length ? `M${points.map((point) => text(point, fit)).join('L')}Z` : ''
