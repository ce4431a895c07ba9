import { useState } from 'react'
import type { OpenDocument } from '../../session/index.ts'
import { seconds } from '../common/format.ts'
import { Icon } from '../common/Icon.tsx'
import { toggleTheme, useTheme } from '../common/theme.ts'
import { Dialog } from './Dialog.tsx'
import { downloadLayout } from './download.ts'
import { chooseFile } from './FileInput.tsx'
import { ModelsDialog } from './ModelsDialog.tsx'
import { Options } from './Options.tsx'
import './header.css'

/** The name, the open document, and what can be done with it. */
export function Header({ document }: { document: OpenDocument | undefined }) {
  const theme = useTheme()
  const [dialog, setDialog] = useState<'models' | 'options'>()
  const close = () => setDialog(undefined)
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className="header">
      <span className="brand">
        <Mark />
        Floorsight
      </span>
      {document && <Source document={document} />}
      <nav className="header-actions" aria-label="Actions">
        {document && (
          <>
            <button type="button" className="button" onClick={chooseFile}>
              <Icon name="open" />
              <span className="button-text">Open another</span>
            </button>
            <button type="button" className="button" onClick={() => void downloadLayout()}>
              <Icon name="download" />
              <span className="button-text">Download layout</span>
            </button>
            <button type="button" className="button button-bare" onClick={() => setDialog('options')}>
              <Icon name="options" />
              <span className="button-text">Options</span>
            </button>
          </>
        )}
        <button type="button" className="button button-bare" onClick={() => setDialog('models')}>
          <Icon name="info" />
          <span className="button-text">Models and licences</span>
        </button>
        <button
          type="button"
          className="button button-bare button-square"
          onClick={toggleTheme}
          aria-label={`Use the ${other} theme`}
          title={`Use the ${other} theme`}
        >
          <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
      </nav>
      {dialog === 'models' && <ModelsDialog onClose={close} />}
      {dialog === 'options' && (
        <Dialog title="Options of the next run" onClose={close}>
          <Options />
        </Dialog>
      )}
    </header>
  )
}

function Source({ document: { layout } }: { document: OpenDocument }) {
  const { name, durationSeconds, width, height } = layout.source
  return (
    <p className="source">
      <strong title={name}>{name}</strong>
      <span className="quiet small number">
        {durationSeconds > 0 && `${seconds(durationSeconds)} · `}
        {width} × {height}
      </span>
    </p>
  )
}

/** A floor's corner, and the sight into it. */
export const Mark = () => (
  <svg className="mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3 3v18h18" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="square" />
    <path d="M3 21 20 11M3 21 13 4" fill="none" stroke="var(--accent)" strokeWidth="1.5" />
    <rect
      x="13.2"
      y="5.6"
      width="6"
      height="6"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="1.5"
      transform="rotate(30 16.2 8.6)"
    />
  </svg>
)
