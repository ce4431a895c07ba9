import { useCallback, useEffect, useState } from 'react'
import { clearStored, type StorageReport, type StoredKind, storageReport } from '../../session/index.ts'
import { bytes as bytesText, plural } from '../common/format.ts'
import { forgetPreferences, storedPreferences } from '../common/stored.ts'
import { STORAGE, STORED } from '../common/strings/storage.ts'
import { chooseTheme } from '../common/theme.ts'
import { Dialog } from './Dialog.tsx'
import { closeDialog } from './dialogs.ts'
import { StoreAll } from './StoreAll.tsx'
import './storage.css'

type Kind = keyof typeof STORED
type Line = { kind: Kind; count: number; bytes: number | undefined }

/** What the app keeps in this browser, each with its size and a way to be rid of it. */
export function StorageDialog() {
  const [report, setReport] = useState<StorageReport | Error>()
  const [asked, setAsked] = useState<Kind>()
  const [said, setSaid] = useState('')
  const look = useCallback(
    () =>
      storageReport().then(setReport, (error) =>
        setReport(error instanceof Error ? error : new Error(String(error))),
      ),
    [],
  )
  useEffect(() => void look(), [look])

  const clear = async (kind: Kind) => {
    setAsked(undefined)
    if (kind === 'preferences') {
      forgetPreferences()
      chooseTheme('system')
    } else await clearStored(kind as StoredKind)
    setSaid(STORAGE.cleared(STORED[kind].title))
    await look()
  }

  return (
    <Dialog title={STORAGE.title} onClose={() => closeDialog('storage')}>
      <div className="storage-local">
        <strong>{STORAGE.local}</strong>
        <p>{STORAGE.localMeans}</p>
      </div>
      {report === undefined && <p className="quiet">{STORAGE.reading}</p>}
      {report instanceof Error && <p role="alert">{STORAGE.unread(report.message)}</p>}
      {report && !(report instanceof Error) && (
        <>
          <ul className="storage-list">
            {linesOf(report).map((line) => (
              <Stored
                key={line.kind}
                line={line}
                isAsked={asked === line.kind}
                onAsk={setAsked}
                onClear={() => void clear(line.kind)}
              />
            ))}
          </ul>
          {report.usedBytes !== undefined && report.quotaBytes !== undefined && (
            <p className="quiet small">
              {STORAGE.total(bytesText(report.usedBytes), bytesText(report.quotaBytes))}
            </p>
          )}
          <StoreAll onDone={() => void look()} />
        </>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </Dialog>
  )
}

const linesOf = ({ things }: StorageReport): Line[] => [
  ...things,
  { kind: 'preferences', ...storedPreferences() },
]

interface StoredProps {
  line: Line
  isAsked: boolean
  onAsk(kind: Kind | undefined): void
  onClear(): void
}

function Stored({ line: { kind, count, bytes }, isAsked, onAsk, onClear }: StoredProps) {
  const { title, what, sure } = STORED[kind]
  const amount = plural(count, kind === 'work' ? 'map' : kind === 'preferences' ? 'entry' : 'file')
  const size = bytes === undefined ? '' : ` · ${bytesText(bytes)}`
  return (
    <li>
      <h3>{title}</h3>
      <span className="number quiet small">{count ? amount + size : STORAGE.nothing}</span>
      <p className="small quiet">{what}</p>
      {isAsked ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields.
        <div className="storage-sure" role="group" aria-label={sure}>
          <p>{sure}</p>
          {/* biome-ignore lint/a11y/noAutofocus: the question has just been asked for. */}
          <button type="button" className="button" autoFocus onClick={() => onAsk(undefined)}>
            {STORAGE.cancel}
          </button>
          <button type="button" className="button button-main" onClick={onClear}>
            {STORAGE.clear}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className="button"
          disabled={count === 0}
          onClick={() => onAsk(kind)}
          aria-label={`${STORAGE.clear}: ${title}`}
        >
          {STORAGE.clear}
        </button>
      )}
    </li>
  )
}
