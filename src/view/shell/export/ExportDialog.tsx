import { type FormEvent, useEffect, useRef, useState } from 'react'
import {
  EXPORTS,
  type ExportKind,
  type ExportSettings,
  exportDocument,
  exportName,
  session,
} from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { EXPORT, FORMATS } from '../../common/strings/export.ts'
import { useSession } from '../../common/useSession.ts'
import { Dialog } from '../Dialog.tsx'
import { closeDialog } from '../dialogs.ts'
import { ExportOptions } from './ExportOptions.tsx'
import './export.css'
import { SUFFIXES } from './exportOptions.ts'
import { Share } from './Share.tsx'
import { saveFile } from './saveFile.ts'

/** What was chosen last, as long as the page is open. */
let last: { kind: ExportKind; settings: Omit<ExportSettings, 'units'> } = {
  kind: 'pdf',
  settings: { scale: 'auto', paper: 'auto', withCameras: true, withUnnamed: false, isSquare: true },
}

type State = { kind: 'idle' | 'busy' } | { kind: 'saved'; name: string } | { kind: 'failed'; text: string }

const sentences = (error: unknown): string => {
  const { message, remedy } = error as { message?: string; remedy?: string }
  return [message ?? String(error), remedy].filter(Boolean).join(' ')
}

/** The sheet from which the map is taken away: as a file of some format, or as a link. */
export function ExportDialog() {
  const name = useSession((state) => state.document?.layout.source.name)
  const [kind, setKind] = useState(last.kind)
  const [settings, setSettings] = useState<ExportSettings>(() => ({
    ...last.settings,
    units: session.getState().units,
  }))
  const [state, setState] = useState<State>({ kind: 'idle' })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])

  const save = async (wanted: ExportKind) => {
    setState({ kind: 'busy' })
    try {
      const file = await exportDocument(wanted, settings)
      if (file) saveFile(file)
      setState(file ? { kind: 'saved', name: file.name } : { kind: 'idle' })
    } catch (error) {
      setState({ kind: 'failed', text: sentences(error) })
    }
  }
  const choose = (next: ExportKind) => {
    last = { ...last, kind: next }
    setKind(next)
    setState({ kind: 'idle' })
  }
  const change = (next: ExportSettings) => {
    const { units: _, ...rest } = next
    last = { ...last, settings: rest }
    setSettings(next)
    setState({ kind: 'idle' })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void save(kind)
  }
  if (name === undefined) return null
  return (
    <Dialog title={EXPORT.title} onClose={() => closeDialog('export')}>
      <form ref={form} className="export" onSubmit={onSubmit}>
        <fieldset className="export-formats">
          <legend className="visually-hidden">{EXPORT.legend}</legend>
          {EXPORTS.map((one) => (
            <label key={one} className="export-format">
              <input
                className="visually-hidden"
                type="radio"
                name="format"
                checked={one === kind}
                onChange={() => choose(one)}
              />
              <strong>
                {FORMATS[one].title} <span className="quiet number">{SUFFIXES[one]}</span>
              </strong>
              <span className="small">{FORMATS[one].what}</span>
            </label>
          ))}
        </fieldset>
        <ExportOptions kind={kind} settings={settings} onChange={change} />
        <div className="export-foot">
          <span className="export-name number">{exportName(kind, name)}</span>
          <button type="submit" className="button button-main" disabled={state.kind === 'busy'}>
            <Icon name="download" />
            {EXPORT.save}
          </button>
        </div>
        <p className="small" role="status">
          {state.kind === 'busy' && EXPORT.saving}
          {state.kind === 'saved' && EXPORT.saved(state.name)}
        </p>
        {state.kind === 'failed' && (
          <p className="export-trouble" role="alert">
            {state.text}
          </p>
        )}
      </form>
      <Share onPage={() => void save('html')} />
    </Dialog>
  )
}
