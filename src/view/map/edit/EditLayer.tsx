import { useEffect } from 'react'
import { atWallOf, type Layout } from '../../../layout/index.ts'
import { editing, nudge, session } from '../../../session/index.ts'
import { usePlanSpace } from '../../common/planSpace.ts'
import { shownLayout } from '../../common/shown.ts'
import { useEditing } from '../../common/useEditing.ts'
import { useSession } from '../../common/useSession.ts'
import { AddLayer } from './AddLayer.tsx'
import './edit.css'
import { Handles } from './Handles.tsx'
import { movedBy, nudgeOf } from './keys.ts'

/** Editing on the plan: an overlay while editing is on, and only on the map itself: parts apart are looked at. */
export function EditLayer({ layout }: { layout: Layout }) {
  const { isOn, adding, version } = useEditing()
  const selected = useSession((state) => (state.part === 0 ? state.selected : undefined))
  const draft = useSession((state) => state.draft)
  const isMap = useSession((state) => state.part === 0)
  if (!isOn || version !== 'edited' || !isMap) return null
  const object = shownLayout(layout, draft).objects.find(({ id }) => id === selected)
  return (
    <>
      <NudgeKeys layout={layout} />
      {adding ? (
        <AddLayer layout={layout} category={adding} />
      ) : (
        // A drag belongs to the object with which it began.
        object && <Handles key={object.id} object={object} walls={atWallOf(layout, object)} />
      )}
    </>
  )
}

/** Alt and the arrows, wherever the focus is but in a field. */
function NudgeKeys({ layout }: { layout: Layout }) {
  const { turn } = usePlanSpace()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = nudgeOf(event, turn)
      const { selected } = session.getState()
      if (!by || selected === undefined || !editing.getState().isOn) return
      if (event.target instanceof HTMLElement && event.target.closest('input, select, textarea, dialog'))
        return
      // Alt and the left arrow would go a page back.
      event.preventDefault()
      const object = layout.objects.find(({ id }) => id === selected)
      nudge(selected, (box) => movedBy(box, by, object && atWallOf(layout, object)))
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [turn, layout])
  return null
}
