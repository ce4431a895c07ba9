import { cancelRun, type Run } from '../../session/index.ts'
import { RUN } from '../common/strings/run.ts'
import { Backends } from './Backends.tsx'
import './run.css'
import { RunFilm } from './RunFilm.tsx'
import { stageLines } from './stages.ts'
import { useElapsed } from './useElapsed.ts'

/** A run that has the page to itself: its stages, its networks, and what it has seen so far. */
export function RunView({ run }: { run: Run }) {
  const lines = stageLines(run)
  return (
    <main className="run">
      <section className="run-progress" aria-labelledby="run-title">
        <h1 id="run-title">{RUN.title(run.name)}</h1>
        <ol className="stages">
          {lines.map(({ stage, title, state, detail, share }) => (
            <li
              key={stage}
              className={`stage is-${state}`}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span className="stage-mark" aria-hidden="true" />
              <span className="stage-title">{title}</span>
              <span className="stage-detail number">{detail ?? (state === 'done' ? 'done' : '')}</span>
              {state === 'current' && <Bar share={share} label={title} />}
            </li>
          ))}
        </ol>
        <div className="run-foot">
          <Elapsed run={run} />
          <button type="button" className="button" onClick={cancelRun}>
            Cancel
          </button>
        </div>
        <Backends backends={run.backends} />
        <p className="quiet small">{RUN.local}</p>
      </section>
      <RunFilm film={run.film} />
    </main>
  )
}

/** A run beside a document that stays open: one band. */
export function RunBand({ run }: { run: Run }) {
  const lines = stageLines(run)
  const current = lines.find(({ state }) => state === 'current')
  const at = lines.findIndex(({ state }) => state === 'current') + 1
  return (
    <section className="run-band" aria-label={RUN.title(run.name)}>
      <div className="run-band-text">
        <strong>{run.name}</strong>
        <span>
          {RUN.step(at, lines.length)}: {current?.title}
          {current?.detail && <span className="number quiet"> · {current.detail}</span>}
        </span>
        <Elapsed run={run} />
      </div>
      <RunFilm film={run.film} small />
      <button type="button" className="button" onClick={cancelRun}>
        Cancel
      </button>
      <Bar share={current?.share} label={current?.title ?? ''} />
    </section>
  )
}

const Bar = ({ share, label }: { share: number | undefined; label: string }) => (
  <progress className="bar" {...(share !== undefined && { value: share })} max={1} aria-label={label} />
)

/** Time since the start, and until the end as it was last estimated. */
function Elapsed({ run: { startedAt, left } }: { run: Run }) {
  const elapsed = useElapsed(startedAt)
  const since = useElapsed(left?.saidAt ?? startedAt)
  return (
    <span className="run-times">
      <span className="number run-elapsed">{elapsed} s</span>
      {left && <span className="quiet run-left">{RUN.left(left.seconds - since)}</span>}
    </span>
  )
}
