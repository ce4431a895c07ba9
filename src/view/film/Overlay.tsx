import { useState } from 'react'
import type { Layout } from '../../layout/index.ts'
import { select } from '../../session/index.ts'
import { objectName, percent } from '../common/format.ts'
import { kindColour, kindOf } from '../common/kinds.ts'
import { hover, useHovered } from '../common/presence.ts'
import { useSession } from '../common/useSession.ts'
import type { Size } from '../common/useSize.ts'
import { boxOnScreen, containFit, type FrameMark, marksOfFrame, spreadTags, wireframe } from './overlay.ts'

const TAG_HEIGHT = 17
const GLYPH = 6.6

interface Props {
  layout: Layout
  frame: number
  size: Size
  /** Draws the boxes of the map, as this camera sees them. */
  showMap: boolean
}

const tagText = ({ objectId, category }: FrameMark) => (objectId ? objectName(objectId) : category)

/** What was detected in the frame on screen, over the picture. */
export function Overlay({ layout, frame, size, showMap }: Props) {
  const selected = useSession((state) => state.selected)
  const hovered = useHovered()
  const [explained, setExplained] = useState<string>()
  const shown = layout.frames[frame]
  if (!shown || size.width === 0) return null
  const fit = containFit(shown.camera, size)
  const marks = marksOfFrame(layout, frame).map((mark) => ({ ...mark, rect: boxOnScreen(mark.box, fit) }))
  const named = marks.filter(({ objectId, key }) => objectId !== undefined || key === explained)
  const tags = spreadTags(
    named.map((mark) => ({ ...mark.rect, width: tagText(mark).length * GLYPH + 10, height: TAG_HEIGHT })),
    size,
  )
  const left = marks.find(({ key }) => key === explained)
  return (
    <>
      <svg className="overlay" width={size.width} height={size.height} aria-hidden="true">
        {showMap &&
          shown.T_map_camera &&
          layout.objects.map(({ id, category, box }) => (
            <path
              key={id}
              className={id === selected ? 'overlay-wire is-selected' : 'overlay-wire'}
              style={{ stroke: kindColour(kindOf(category)) }}
              d={shown.T_map_camera && wirePath(wireframe(box, shown.T_map_camera, shown.camera), fit)}
            />
          ))}
        {marks.map(({ key, objectId, rect }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table of objects is the way in by keyboard.
          <rect
            key={key}
            {...rect}
            data-object={objectId}
            className={markClass(objectId, selected, hovered)}
            onPointerEnter={() => (objectId ? hover(objectId) : setExplained(key))}
            onPointerLeave={() => (objectId ? hover(undefined) : setExplained(undefined))}
            onClick={() => (objectId ? select(objectId) : setExplained(key))}
          />
        ))}
        {named.map((mark, k) => {
          const tag = tags[k]
          return (
            tag && (
              <g
                key={mark.key}
                className={
                  mark.objectId && mark.objectId === selected ? 'overlay-tag is-selected' : 'overlay-tag'
                }
                transform={`translate(${tag.x} ${tag.y})`}
              >
                <rect width={tag.width} height={tag.height} />
                <text x="5" y="12.5">
                  {tagText(mark)}
                </text>
              </g>
            )
          )
        })}
      </svg>
      {left?.because && (
        <p className="overlay-reason small">
          {left.category}, score {percent(left.score)}, is left out: {left.because}.
        </p>
      )}
    </>
  )
}

function markClass(objectId: string | undefined, selected: string | undefined, hovered: string | undefined) {
  if (!objectId) return 'overlay-box is-left-out'
  if (objectId === selected) return 'overlay-box is-selected'
  return objectId === hovered ? 'overlay-box is-hovered' : 'overlay-box'
}

const wirePath = (edges: ReturnType<typeof wireframe>, { x, y, scale }: ReturnType<typeof containFit>) =>
  edges.map((edge) => `M${edge.map(([u, v]) => `${x + u * scale} ${y + v * scale}`).join('L')}`).join('')
