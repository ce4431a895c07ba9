import { useEffect, useRef, useState } from 'react'
import type { Layout } from '../../../layout/index.ts'
import {
  type History,
  type OpenDocument,
  redo,
  setEditing,
  showVersion,
  stepsSince,
  undo,
  type Version,
} from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { Segments } from '../../common/Segments.tsx'
import { EDIT } from '../../common/strings/edit.ts'
import { useEditing } from '../../common/useEditing.ts'
import { useSession } from '../../common/useSession.ts'
import { AddForm } from './AddForm.tsx'
import './edit.css'
import { Steps } from './Steps.tsx'
import { stepSaid } from './stepSaid.ts'

/** Begins and ends editing. */
export function EditToggle() {
  const { isOn } = useEditing()
  const isMap = useSession((state) => state.part === 0)
  return (
    <button
      type="button"
      className="button edit-toggle"
      aria-pressed={isOn}
      aria-keyshortcuts="E"
      disabled={!isMap}
      title={isOn ? EDIT.offTitle : EDIT.onTitle}
      onClick={() => setEditing(!isOn)}
    >
      <Icon name="pencil" />
      {EDIT.on}
    </button>
  )
}

/** What editing needs at hand, while it is on and wherever something was edited. */
export function EditBar({ document: { layout, predicted, history } }: { document: OpenDocument }) {
  const { isOn, version } = useEditing()
  const { past, future } = history
  const edits = stepsSince(history, predicted)
  if (!isOn && past.length === 0 && future.length === 0) return null
  return (
    <div
      className={isOn ? 'edit-bar is-on' : 'edit-bar'}
      role="toolbar"
      aria-label={EDIT.bar}
      data-focus-home=".edit-add-open, .plan, .scene"
    >
      <button
        type="button"
        className="button button-square edit-undo"
        data-focus-home=".edit-redo"
        disabled={past.length === 0}
        onClick={undo}
        aria-label={EDIT.undo(past.at(-1)?.label)}
        title={EDIT.undo(past.at(-1)?.label)}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button button-square edit-redo"
        data-focus-home=".edit-undo"
        disabled={future.length === 0}
        onClick={redo}
        aria-label={EDIT.redo(future.at(-1)?.label)}
        title={EDIT.redo(future.at(-1)?.label)}
      >
        <Icon name="redo" />
      </button>
      {(past.length > 0 || future.length > 0) && <Steps history={history} />}
      {isOn && <AddForm layout={layout} />}
      {edits > 0 && <VersionSwitch version={version} />}
      <Announced history={history} edits={edits} />
    </div>
  )
}

const VERSIONS: readonly Version[] = ['edited', 'predicted']

function VersionSwitch({ version }: { version: Version }) {
  return (
    <div className="edit-bar-end">
      {version === 'predicted' && (
        <p className="small" role="status" title={EDIT.predictedHint}>
          <span className="edit-bar-wide">{EDIT.readOnly}</span>
          <span className="visually-hidden">. {EDIT.predictedHint}</span>
        </p>
      )}
      <Segments label={EDIT.version} values={VERSIONS} value={version} onChoose={showVersion}>
        {(one) => EDIT[one]}
      </Segments>
    </div>
  )
}

/** Tells those who cannot see the plan what the last step did; says nothing of the steps that were there before. */
function Announced({ history, edits }: { history: History<Layout>; edits: number }) {
  const before = useRef(history)
  const [text, setText] = useState('')
  useEffect(() => {
    if (history !== before.current) setText(stepSaid(history, before.current, edits))
    before.current = history
  }, [history, edits])
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  )
}
