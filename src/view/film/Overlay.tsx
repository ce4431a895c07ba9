import { useState } from 'react'
import type { Layout } from '../../layout/index.ts'
import { percent } from '../common/format.ts'
import { FILM } from '../common/strings/film.ts'
import { usePanes } from '../common/useSession.ts'
import type { Size } from '../common/useSize.ts'
import { Boxes } from './Boxes.tsx'
import { Detections } from './Detections.tsx'
import { type FrameMark, marksOfFrame } from './overlay.ts'

interface Props {
  layout: Layout
  /** Index of the layout's frame that is nearest to the picture on screen. */
  frame: number
  size: Size
  /** Whether the picture is that of the frame, and not one between two frames. */
  isAtFrame: boolean
}

/** Over the picture: what was detected in it, and the boxes of the map. */
export function Overlay({ layout, frame, size, isAtFrame }: Props) {
  const wantsDetections = usePanes((state) => state.filmDetections)
  const wantsBoxes = usePanes((state) => state.filmBoxes)
  const [explained, setExplained] = useState<FrameMark>()
  if (size.width === 0) return null
  const hasDetections = wantsDetections && isAtFrame
  const marks = hasDetections ? marksOfFrame(layout, frame) : []
  return (
    <>
      <svg className="overlay" width={size.width} height={size.height} aria-hidden="true">
        {wantsBoxes && (
          <Boxes
            layout={layout}
            frame={frame}
            size={size}
            isAtFrame={isAtFrame}
            isNamed={!hasDetections}
            // What is named where it was detected is not named again.
            unnamed={new Set(marks.map(({ objectId }) => objectId))}
          />
        )}
        {hasDetections && (
          <Detections key={frame} layout={layout} frame={frame} size={size} onExplain={setExplained} />
        )}
      </svg>
      {hasDetections && explained?.because && (
        <p className="overlay-reason small">
          {FILM.leftOut(explained.category, percent(explained.score), explained.because)}
        </p>
      )}
    </>
  )
}
