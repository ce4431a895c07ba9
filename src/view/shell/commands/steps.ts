import { layoutOfSubmap } from '../../../layout/index.ts'
import { seek, session } from '../../../session/index.ts'
import { onLayers } from '../../common/shown.ts'
import { neighbourFrame } from '../../film/strip.ts'
import { stepSelection } from '../../map/selection.ts'

/** Selects the next or the previous object of the part that is shown, going round. */
export function stepObject(by: 1 | -1): void {
  const { document, part, selected, layers } = session.getState()
  if (!document) return
  const shown = part ? layoutOfSubmap(document.layout, part) : document.layout
  stepSelection(by > 0 ? 'n' : 'p', onLayers(shown, layers, selected), selected)
}

/** Goes to the frame after the playhead, or to the one before it. */
export function stepFrame(by: 1 | -1): void {
  const { document, playheadSeconds } = session.getState()
  if (!document) return
  const { frames } = document.layout
  const frame = frames[neighbourFrame(frames, playheadSeconds, by) ?? -1]
  if (frame) seek(frame.timestampSeconds)
}
