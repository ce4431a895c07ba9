import { Boundary } from '../common/Boundary.tsx'
import { HatchingDefinitions } from '../common/Hatching.tsx'
import { FAULT, PAGE } from '../common/strings/shell.ts'
import { useKeptFocus } from '../common/useKeptFocus.ts'
import { useSession } from '../common/useSession.ts'
import '../common/tokens.css'
import '../common/base.css'
import '../common/controls.css'
import '../common/forced.css'
import { OtherScreen, useScreen } from '../compare/Screens.tsx'
import './app.css'
import { COMMANDS } from './commands/registry.ts'
import { useCommandKeys } from './commands/useCommandKeys.ts'
import { Dialogs } from './Dialogs.tsx'
import { DocumentView } from './DocumentView.tsx'
import { downloadLayout } from './download.ts'
import { FileInput } from './FileInput.tsx'
import { Header } from './Header.tsx'
import { KeptBar } from './KeptBar.tsx'
import { ComputedLine, NoticeBar, OfferBar, Remarks } from './Messages.tsx'
import { Presented, useIsPresented } from './Presented.tsx'
import { RunStatus } from './RunStatus.tsx'
import { RunBand, RunView } from './RunView.tsx'
import { StartScreen } from './StartScreen.tsx'
import { UpdateBar } from './UpdateBar.tsx'
import { useDrop } from './useDrop.ts'

/** The whole page. The file input stays, whatever else breaks. */
export function App() {
  const isOver = useDrop()
  useCommandKeys(COMMANDS)
  useKeptFocus()
  return (
    <>
      <FileInput />
      <RunStatus />
      <Boundary fallback={(error, again) => <Fault error={error} again={again} />}>
        <Page />
        <Presented />
        <Dialogs />
      </Boundary>
      {isOver && <div className="curtain">{PAGE.drop}</div>}
    </>
  )
}

function Page() {
  const document = useSession((state) => state.document)
  const run = useSession((state) => state.run)
  const screen = useScreen()
  const isFull = screen === 'document' ? document !== undefined : screen === 'dataset'
  return (
    <div className={isFull ? 'page is-document' : 'page'} inert={useIsPresented()}>
      <HatchingDefinitions />
      <Header document={document} />
      <UpdateBar />
      <NoticeBar />
      <OfferBar />
      <KeptBar />
      {document && run && <RunBand run={run} />}
      {document && screen === 'document' && <Remarks document={document} />}
      {document && screen === 'document' && <ComputedLine document={document} />}
      {screen !== 'document' ? (
        <OtherScreen shown={screen} />
      ) : document ? (
        <DocumentView document={document} />
      ) : run ? (
        <RunView run={run} />
      ) : (
        <StartScreen />
      )}
    </div>
  )
}

/** Something in the page itself is broken: say so, and let the user's map out. */
function Fault({ error, again }: { error: Error; again(): void }) {
  const hasDocument = useSession((state) => state.document !== undefined)
  return (
    <main className="fault" role="alert">
      <h1>{FAULT.title}</h1>
      <p>
        {FAULT.ofOurs(error.message)} {hasDocument && FAULT.safe}
      </p>
      <div className="message-actions">
        {hasDocument && (
          <button type="button" className="button button-main" onClick={() => void downloadLayout()}>
            {FAULT.download}
          </button>
        )}
        <button type="button" className="button" onClick={again}>
          {FAULT.again}
        </button>
      </div>
    </main>
  )
}
