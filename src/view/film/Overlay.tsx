import { type ReactNode, useMemo, useState } from 'react'
import type { Layout } from '../../layout/index.ts'
import type { FrameSemantics } from '../../session/index.ts'
import { percent } from '../common/format.ts'
import { onLayers } from '../common/shown.ts'
import { FILM } from '../common/strings/film.ts'
import { usePanes, useSession } from '../common/useSession.ts'
import type { Size } from '../common/useSize.ts'
import { Boxes } from './Boxes.tsx'
import { Detections } from './Detections.tsx'
import { containFit, type FrameMark, marksOfFrame } from './overlay.ts'
import { Patches } from './Patches.tsx'
import { PatchPicker } from './PatchPicker.tsx'
import type { Cell } from './semantics.ts'

interface Props {
  layout: Layout
  /** Index of the layout's frame that is nearest to the picture on screen. */
  frame: number
  size: Size
  /** Whether the picture is that of the frame, and not one between two frames. */
  isAtFrame: boolean
  /** What the frame's patches are taken for; undefined where that is not shown. */
  semantics: FrameSemantics | undefined
  /** The class that is singled out. */
  singled: string | undefined
}

/** Over the picture: what its patches are taken for, what was detected in it, and the boxes of the map. */
export function Overlay({ layout: whole, frame, size, isAtFrame, semantics, singled }: Props) {
  const wantsDetections = usePanes((state) => state.filmDetections)
  const wantsBoxes = usePanes((state) => state.filmBoxes)
  const layers = useSession((state) => state.layers)
  const selected = useSession((state) => state.selected)
  const layout = useMemo(() => onLayers(whole, layers, selected), [whole, layers, selected])
  const [explained, setExplained] = useState<FrameMark>()
  const [picked, setPicked] = useState<{ frame: number; cell: Cell }>()
  const camera = layout.frames[frame]?.camera
  if (size.width === 0 || !camera) return null
  const hasDetections = wantsDetections && isAtFrame
  const marks = hasDetections ? marksOfFrame(layout, frame) : []
  const shown = isAtFrame ? semantics : undefined
  const fit = containFit(camera, size)
  const cell = {
    width: (camera.width * fit.scale) / (shown?.columns ?? 1),
    height: (camera.height * fit.scale) / (shown?.rows ?? 1),
  }
  const own = picked?.frame === frame ? picked.cell : undefined
  const over = (patches?: ReactNode) => (
    <svg className="overlay" width={size.width} height={size.height} aria-hidden="true">
      {patches}
      {wantsBoxes && (
        <Boxes
          layout={layout}
          frame={frame}
          size={size}
          isAtFrame={isAtFrame}
          isNamed={!hasDetections && !shown}
          // What is named where it was detected is not named again.
          unnamed={new Set(marks.map(({ objectId }) => objectId))}
        />
      )}
      {hasDetections && (
        <Detections
          key={frame}
          layout={layout}
          frame={frame}
          size={size}
          isNamed={!shown}
          onExplain={setExplained}
        />
      )}
    </svg>
  )
  return (
    <>
      {shown ? (
        <PatchPicker
          semantics={shown}
          fit={fit}
          cell={cell}
          picked={own}
          onPick={(next) => setPicked(next && { frame, cell: next })}
        >
          {over(
            <Patches semantics={shown} fit={fit} cell={cell} size={size} singled={singled} picked={own} />,
          )}
        </PatchPicker>
      ) : (
        over()
      )}
      {hasDetections && !own && explained?.because && (
        <p className="overlay-reason small">
          {FILM.leftOut(explained.category, percent(explained.score), explained.because)}
        </p>
      )}
    </>
  )
}
