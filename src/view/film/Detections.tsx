import { useState } from 'react'
import type { Layout } from '../../layout/index.ts'
import { select } from '../../session/index.ts'
import { objectName } from '../common/format.ts'
import { hover, useHovered } from '../common/presence.ts'
import { useSession } from '../common/useSession.ts'
import type { Size } from '../common/useSize.ts'
import { boxOnScreen, containFit, type FrameMark, marksOfFrame, spreadTags } from './overlay.ts'
import { Tag, tagSize } from './Tag.tsx'

interface Props {
  layout: Layout
  frame: number
  size: Size
  /** Names all that became objects; else only the selected one and the one under the pointer. */
  isNamed: boolean
  /** Says what is shown of what was left out, and why; undefined for nothing. */
  onExplain(mark: FrameMark | undefined): void
}

const tagText = ({ objectId, category }: FrameMark) => (objectId ? objectName(objectId) : category)

/** What was detected in the frame on screen. */
export function Detections({ layout, frame, size, isNamed, onExplain }: Props) {
  const selected = useSession((state) => state.selected)
  const hovered = useHovered()
  const [explained, setExplained] = useState<string>()
  const shown = layout.frames[frame]
  if (!shown) return null
  const explain = (mark: FrameMark | undefined) => {
    setExplained(mark?.key)
    onExplain(mark)
  }
  const fit = containFit(shown.camera, size)
  const marks = marksOfFrame(layout, frame).map((mark) => ({ ...mark, rect: boxOnScreen(mark.box, fit) }))
  const named = marks.filter(
    ({ objectId, key }) =>
      key === explained ||
      (objectId !== undefined && (isNamed || objectId === selected || objectId === hovered)),
  )
  const tags = spreadTags(
    named.map((mark) => ({ ...mark.rect, ...tagSize(tagText(mark)) })),
    size,
  )
  return (
    <>
      {marks.map((mark) => {
        const { key, objectId, rect } = mark
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table of objects is the way in by keyboard.
          <rect
            key={key}
            {...rect}
            data-object={objectId}
            className={markClass(objectId, selected, hovered)}
            onPointerEnter={() => (objectId ? hover(objectId) : explain(mark))}
            onPointerLeave={() => (objectId ? hover(undefined) : explain(undefined))}
            onClick={() => (objectId ? select(objectId) : explain(mark))}
          />
        )
      })}
      {named.map((mark, k) => {
        const at = tags[k]
        const isSelected = mark.objectId !== undefined && mark.objectId === selected
        return at && <Tag key={mark.key} at={at} text={tagText(mark)} isSelected={isSelected} />
      })}
    </>
  )
}

function markClass(objectId: string | undefined, selected: string | undefined, hovered: string | undefined) {
  if (!objectId) return 'overlay-box is-left-out'
  if (objectId === selected) return 'overlay-box is-selected'
  return objectId === hovered ? 'overlay-box is-hovered' : 'overlay-box'
}
