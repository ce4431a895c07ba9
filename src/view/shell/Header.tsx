import { type OpenDocument, startPresenting } from '../../session/index.ts'
import { seconds } from '../common/format.ts'
import { Icon, type IconName } from '../common/Icon.tsx'
import { HEADER } from '../common/strings/shell.ts'
import { chooseTheme, nextTheme, useThemeChoice } from '../common/theme.ts'
import { ScreenSwitch } from '../compare/Screens.tsx'
import { openDialog } from './dialogs.ts'
import { EditState } from './EditState.tsx'
import { chooseFile } from './FileInput.tsx'
import './header.css'

/** The name, the open document, and what can be done with it. */
export function Header({ document }: { document: OpenDocument | undefined }) {
  return (
    <header className="header">
      <span className="brand">
        <Mark />
        Floorsight
      </span>
      {document && <Source document={document} />}
      <ScreenSwitch document={document} />
      <nav className="header-actions" aria-label="Actions">
        {document && (
          <>
            <button type="button" className="button" onClick={chooseFile}>
              <Icon name="open" />
              <span className="button-text">Open another</span>
            </button>
            <button type="button" className="button" onClick={() => openDialog('export')}>
              <Icon name="download" />
              <span className="button-text">Export</span>
            </button>
            <button type="button" className="button" onClick={startPresenting}>
              <Icon name="present" />
              <span className="button-text">Present</span>
            </button>
            <button
              type="button"
              className="button button-bare is-spare"
              onClick={() => openDialog('options')}
            >
              <Icon name="options" />
              <span className="button-text">Options</span>
            </button>
          </>
        )}
        <IconButton icon="find" label={HEADER.find} onClick={() => openDialog('palette')} />
        <Badge />
        <IconButton icon="info" label={HEADER.models} isSpare onClick={() => openDialog('models')} />
        <ThemeButton />
      </nav>
    </header>
  )
}

interface IconButtonProps {
  icon: IconName
  label: string
  /** Left out where the line is short. */
  isSpare?: boolean
  onClick(): void
}

const IconButton = ({ icon, label, isSpare = false, onClick }: IconButtonProps) => (
  <button
    type="button"
    className={`button button-bare button-square${isSpare ? ' is-spare' : ''}`}
    onClick={onClick}
    aria-label={label}
    title={label}
  >
    <Icon name={icon} />
  </button>
)

/** Where the work is done, said all the time; more of it, and what is kept here, behind it. */
const Badge = () => (
  <button
    type="button"
    className="button button-bare badge"
    onClick={() => openDialog('storage')}
    aria-label={`${HEADER.local}: ${HEADER.storage}`}
    title={HEADER.local}
  >
    <Icon name="shield" />
    <span className="button-text">{HEADER.localShort}</span>
  </button>
)

/** Goes round the system's theme, light and dark. */
function ThemeButton() {
  const choice = useThemeChoice()
  return (
    <IconButton
      icon={THEME_ICONS[choice]}
      label={HEADER.theme[choice]}
      isSpare
      onClick={() => chooseTheme(nextTheme(choice))}
    />
  )
}
const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const

function Source({ document }: { document: OpenDocument }) {
  const { name, durationSeconds, width, height } = document.layout.source
  // A map that was not made from a film has neither.
  const film = [durationSeconds > 0 && seconds(durationSeconds), width > 0 && `${width} × ${height}`]
  return (
    <p className="source">
      <strong title={name}>{name}</strong>
      <span className="quiet small number">{film.filter(Boolean).join(' · ')}</span>
      <EditState document={document} />
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
