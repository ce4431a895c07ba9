import { useId, useState } from 'react'
import { lengthIn } from '../../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../../layout/index.ts'
import { merge, remove, revert, revertObject, splitObject } from '../../../session/index.ts'
import { objectName } from '../../common/format.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'
import { useSession } from '../../common/useSession.ts'

interface Props {
  object: LayoutObject
  layout: Layout
  /** Whether it differs from what was predicted for it, and can be had back so. */
  canRevert: boolean
  /** Whether anything of the map was edited. */
  isMapEdited: boolean
}

/** What can be done with the selected object as a whole. */
export function Actions({ object: { id }, layout, canRevert, isMapEdited }: Props) {
  return (
    <div className="inspector-actions" data-focus-home=".plan, .scene, .objects [tabindex='0']">
      <MergeWith id={id} layout={layout} />
      <button type="button" className="button" title={INSPECTOR.splitTitle} onClick={() => splitObject(id)}>
        {INSPECTOR.split}
      </button>
      <button type="button" className="button" onClick={() => remove(id)} aria-keyshortcuts="Delete">
        {INSPECTOR.remove}
      </button>
      {canRevert && (
        <button
          type="button"
          className="button"
          title={INSPECTOR.revertOneTitle}
          onClick={() => revertObject(id)}
        >
          {INSPECTOR.revertOne}
        </button>
      )}
      {isMapEdited && (
        <button type="button" className="button button-bare" onClick={revert}>
          {INSPECTOR.revertAll}
        </button>
      )}
    </div>
  )
}

/** The other objects, the nearest first, metres between the centres. */
export function othersNearest(
  { objects }: Pick<Layout, 'objects'>,
  id: string,
): { id: string; away: number }[] {
  const own = objects.find((object) => object.id === id)
  if (!own) return []
  const [x, y] = own.box.center
  return objects
    .filter((object) => object !== own)
    .map(({ id: other, box }) => ({ id: other, away: Math.hypot(box.center[0] - x, box.center[1] - y) }))
    .sort((a, b) => a.away - b.away)
}

function MergeWith({ id, layout }: { id: string; layout: Layout }) {
  const units = useSession((state) => state.units)
  const [chosen, setChosen] = useState('')
  const field = useId()
  const others = othersNearest(layout, id)
  if (others.length === 0) return null
  const isThere = others.some((other) => other.id === chosen)
  return (
    <div className="merge-with">
      <label htmlFor={field} className="visually-hidden">
        {INSPECTOR.mergeTitle}
      </label>
      <select
        id={field}
        className="field"
        value={isThere ? chosen : ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="">{INSPECTOR.merge}</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {`${objectName(other.id)}, ${lengthIn(units, other.away)}`}
          </option>
        ))}
      </select>
      <button type="button" className="button" disabled={!isThere} onClick={() => merge(id, chosen)}>
        {INSPECTOR.mergeNow}
      </button>
    </div>
  )
}
