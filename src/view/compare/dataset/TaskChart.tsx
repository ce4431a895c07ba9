import { useMemo } from 'react'
import type { DatasetRun } from '../../../session/index.ts'
import { fixed } from '../../common/format.ts'
import { DATASET_TEXTS } from '../../common/strings/dataset.ts'

interface Props {
  runs: readonly [DatasetRun, DatasetRun?]
  /** The task that the rows are filtered by; empty for all. */
  task: string
  onTask(task: string): void
}

const percent = (share: number | undefined) => (share === undefined ? '–' : fixed(100 * share, 1))

/** Scores by task: as a metric was meant, and the tick of what the published code makes of them. */
export function TaskChart({ runs, task, onTask }: Props) {
  const read = runs.flatMap((run, k) =>
    run?.summary ? [{ summary: run.summary, letter: 'AB'[k] ?? '' }] : [],
  )
  const [first] = read
  const isUnequal = useUnequal(runs) && read.length > 1
  if (!first) return <p className="quiet dataset-wait">{DATASET_TEXTS.scoresLater}</p>
  const tasks = [...new Set(read.flatMap(({ summary }) => Object.keys(summary.scores.right.tasks)))]
  const means = Object.keys(first.summary.scores.right.means)
  const isTwo = read.length > 1
  const bars = (part: 'tasks' | 'means', name: string) =>
    read.map(({ summary: { scores }, letter }) => ({
      letter,
      right: scores.right[part][name],
      published: scores.asPublished[part][name],
    }))
  return (
    <figure className="task-chart">
      <figcaption>
        <span className="eyebrow">{DATASET_TEXTS.scores}</span>{' '}
        <span className="quiet small">
          {DATASET_TEXTS.scoresOf(first.summary.benchmark)}
          {isUnequal && `. ${DATASET_TEXTS.ownRows(runs.map((run) => run?.rows.length ?? 0))}`}
        </span>
      </figcaption>
      <ul>
        {means.map((name) => (
          <li key={`mean ${name}`} className="is-mean">
            <span className="task-name">{name}</span>
            <Bars bars={bars('means', name)} isTwo={isTwo} />
          </li>
        ))}
        {tasks.map((name) => (
          <li key={name}>
            <button
              type="button"
              className="task-name"
              aria-pressed={task === name}
              title={DATASET_TEXTS.onlyTask(name)}
              onClick={() => onTask(task === name ? '' : name)}
            >
              {name.replaceAll('_', ' ')}
            </button>
            <Bars bars={bars('tasks', name)} isTwo={isTwo} />
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** Whether a row of one run is missing in the other: their scores are then over different questions. */
const useUnequal = ([a, b]: Props['runs']): boolean =>
  useMemo(() => {
    if (!a || !b || a.rows.length !== b.rows.length) return b !== undefined
    const ids = new Set(a.rows.map(({ id }) => id))
    return b.rows.some(({ id }) => !ids.has(id))
  }, [a, b])

interface Bar {
  letter: string
  right: number | undefined
  published: number | undefined
}

const Bars = ({ bars, isTwo }: { bars: readonly Bar[]; isTwo: boolean }) => (
  <span className="task-bars">
    {bars.map(({ letter, right, published }) => (
      <span key={letter} className={`task-bar is-${letter}`}>
        {isTwo && <span className="quiet small">{letter}</span>}
        <svg width="100%" height="10" aria-hidden="true">
          <rect className="task-ground" width="100%" height="10" />
          <rect className="task-fill" width={`${100 * (right ?? 0)}%`} height="10" />
          {published !== undefined && (
            <rect
              className="task-tick"
              x={`${100 * published}%`}
              width="2"
              height="10"
              transform="translate(-1)"
            />
          )}
        </svg>
        <span className="number small">
          {percent(right)}
          <span className="visually-hidden"> {DATASET_TEXTS.right}, </span>
          {published !== undefined && (
            <>
              <span className="quiet"> {percent(published)}</span>
              <span className="visually-hidden"> {DATASET_TEXTS.published}</span>
            </>
          )}
        </span>
      </span>
    ))}
  </span>
)
