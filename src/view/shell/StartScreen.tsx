import { useSession } from '../common/useSession.ts'
import { chooseFile } from './FileInput.tsx'
import { Options } from './Options.tsx'
import { SamplePlan } from './SamplePlan.tsx'
import './start.css'
import { settingsSummary } from './settings.ts'

/** Before anything is open: what this is, and how to begin. */
export function StartScreen() {
  const settings = useSession((state) => state.settings)
  return (
    <main className="start">
      <div className="start-head">
        <h1>A room video in, a measured plan out.</h1>
        <p className="start-line">
          Floorsight finds the furniture in a video of a room and draws it where it stands, in metres, with
          how each number came about.
        </p>
      </div>
      <div className="drop">
        <SamplePlan />
        <div className="drop-text">
          <h2>Drop a video of a room here</h2>
          <button type="button" className="button button-main" onClick={chooseFile}>
            Choose a file
          </button>
          <p className="quiet small">
            MP4, MOV, WebM or MKV, as a phone or camera writes it; or a layout that Floorsight saved (.json).
          </p>
        </div>
      </div>
      <details className="start-options">
        <summary>
          <span>Options</span> <span className="quiet small">{settingsSummary(settings)}</span>
        </summary>
        <Options />
      </details>
      <p className="start-foot quiet small">
        Nothing leaves this machine: the video is read, measured and drawn in this browser.{' '}
        <a href="layout.schema.json" target="_blank" rel="noreferrer">
          Schema of the layout files
        </a>
      </p>
    </main>
  )
}
