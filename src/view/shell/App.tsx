import { Boundary } from '../common/Boundary.tsx'
import { HatchingDefinitions } from '../common/Hatching.tsx'
import { useSession } from '../common/useSession.ts'
import '../common/tokens.css'
import '../common/base.css'
import '../common/controls.css'
import './app.css'
import { DocumentView } from './DocumentView.tsx'
import { downloadLayout } from './download.ts'
import { FileInput } from './FileInput.tsx'
import { Header } from './Header.tsx'
import { NoticeBar, OfferBar, Remarks } from './Messages.tsx'
import { RunBand, RunView } from './RunView.tsx'
import { StartScreen } from './StartScreen.tsx'
import { useDrop } from './useDrop.ts'

/** The whole page. The file input stays, whatever else breaks. */
export function App() {
  const isOver = useDrop()
  return (
    <>
      <FileInput />
      <Boundary fallback={(error, again) => <Fault error={error} again={again} />}>
        <Page />
      </Boundary>
      {isOver && <div className="curtain">Drop the video, or a saved layout, anywhere</div>}
    </>
  )
}

function Page() {
  const document = useSession((state) => state.document)
  const run = useSession((state) => state.run)
  return (
    <div className={document ? 'page is-document' : 'page'}>
      <HatchingDefinitions />
      <Header document={document} />
      <NoticeBar />
      <OfferBar />
      {document && run && <RunBand run={run} />}
      {document && <Remarks document={document} />}
      {document ? <DocumentView document={document} /> : run ? <RunView run={run} /> : <StartScreen />}
    </div>
  )
}

/** Something in the page itself is broken: say so, and let the user's map out. */
function Fault({ error, again }: { error: Error; again(): void }) {
  const hasDocument = useSession((state) => state.document !== undefined)
  return (
    <main className="fault" role="alert">
      <h1>The page could not be drawn</h1>
      <p>
        This is a fault of Floorsight’s ({error.message}).{' '}
        {hasDocument && 'Your map is not lost: download it first.'}
      </p>
      <div className="message-actions">
        {hasDocument && (
          <button type="button" className="button button-main" onClick={() => void downloadLayout()}>
            Download layout
          </button>
        )}
        <button type="button" className="button" onClick={again}>
          Draw it again
        </button>
      </div>
    </main>
  )
}
