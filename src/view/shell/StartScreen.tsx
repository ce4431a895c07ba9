import { openSample, openSamplePredictions } from '../../session/index.ts'
import { START } from '../common/strings/start.ts'
import { useSession } from '../common/useSession.ts'
import { DatasetEntry } from '../compare/DatasetEntry.tsx'
import { CameraInput, chooseFile, record } from './FileInput.tsx'
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
        <h1>{START.title}</h1>
        <p className="start-line">{START.line}</p>
      </div>
      <div className="drop">
        <SamplePlan />
        <div className="drop-text">
          <h2>{START.drop}</h2>
          <div className="drop-actions">
            <button type="button" className="button button-main" onClick={chooseFile}>
              {START.choose}
            </button>
            <button type="button" className="button is-touch" onClick={record}>
              {START.record}
            </button>
            <CameraInput />
            <button type="button" className="button" onClick={() => void openSample()}>
              {START.sample}
            </button>
          </div>
          <ul className="start-guide small">
            {START.guide.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="quiet small">{START.kinds}</p>
          <p className="quiet small">
            {START.sampleLine}{' '}
            <button type="button" className="link" onClick={() => void openSamplePredictions()}>
              {START.samplePredictions}
            </button>
          </p>
        </div>
      </div>
      <DatasetEntry />
      <details className="start-options">
        <summary>
          <span>Options</span> <span className="quiet small">{settingsSummary(settings)}</span>
        </summary>
        <Options />
      </details>
      <p className="start-foot quiet small">
        {START.local}{' '}
        <a href="layout.schema.json" target="_blank" rel="noreferrer">
          {START.schema}
        </a>
      </p>
    </main>
  )
}
