import { useRef } from 'react'
import {
  closeDataset,
  type Dataset,
  type DatasetRun,
  dropSecondRun,
  type RunSource,
  setRun,
  setTruth,
} from '../../../session/index.ts'
import { percent, seconds } from '../../common/format.ts'
import { Icon } from '../../common/Icon.tsx'
import { DATASET_TEXTS } from '../../common/strings/dataset.ts'

/** Which files are shown, how far they have been read, and the ground truth they are compared with. */
export function RunBar({ dataset: { sources, runs, truth } }: { dataset: Dataset }) {
  const [a, b] = runs
  return (
    <header className="run-bar">
      <h1 className="visually-hidden">{DATASET_TEXTS.title}</h1>
      <RunChoice letter={b ? 'A' : ''} run={a} sources={sources} onChoose={(source) => setRun(0, source)} />
      {b ? (
        <>
          <RunChoice letter="B" run={b} sources={sources} onChoose={(source) => setRun(1, source)} />
          <button
            type="button"
            className="button button-bare button-square"
            aria-label={DATASET_TEXTS.dropSecondRun}
            title={DATASET_TEXTS.dropSecondRun}
            onClick={dropSecondRun}
          >
            <Icon name="close" />
          </button>
        </>
      ) : (
        <FileButton
          title={DATASET_TEXTS.secondRun}
          accept=".jsonl,.ndjson"
          onFiles={([file]) => file && setRun(1, file)}
        />
      )}
      <FileButton
        title={truth ? DATASET_TEXTS.anotherTruth : DATASET_TEXTS.truthFile}
        accept=".json,.csv,.txt"
        isMany
        onFiles={setTruth}
      />
      <p className="quiet small" role="status">
        {truth ? DATASET_TEXTS.truth(truth.scenes) : DATASET_TEXTS.noTruth}
      </p>
      <button type="button" className="button button-bare run-close" onClick={closeDataset}>
        {DATASET_TEXTS.close}
      </button>
    </header>
  )
}

const nameOf = (source: RunSource): string =>
  ('webkitRelativePath' in source && source.webkitRelativePath) || source.name

interface ChoiceProps {
  letter: string
  run: DatasetRun
  sources: readonly RunSource[]
  onChoose(source: RunSource): void
}

function RunChoice({ letter, run, sources, onChoose }: ChoiceProps) {
  return (
    <div className="run-choice">
      {letter && <span className="run-letter">{letter}</span>}
      <div>
        {sources.length > 1 ? (
          <select
            className="field"
            aria-label={DATASET_TEXTS.run(letter)}
            value={sources.indexOf(run.source)}
            onChange={(event) => {
              const source = sources[Number(event.target.value)]
              if (source) onChoose(source)
            }}
          >
            {sources.map((source, k) => (
              <option key={k} value={k}>
                {nameOf(source)}
              </option>
            ))}
          </select>
        ) : (
          <strong title={nameOf(run.source)}>{nameOf(run.source)}</strong>
        )}
        <Progress run={run} />
      </div>
    </div>
  )
}

function Progress({ run: { source, rows, share, summary, failure } }: { run: DatasetRun }) {
  const count = rows.length.toLocaleString('en')
  if (failure)
    return (
      <p className="run-failure small" role="alert">
        {failure.message} {failure.remedy}
      </p>
    )
  if (!summary)
    return (
      <p className="quiet small">
        <progress max={1} value={share} aria-label={DATASET_TEXTS.reading(source.name, count)} />{' '}
        <span className="number">{DATASET_TEXTS.progress(percent(share), count)}</span>
      </p>
    )
  const { refused, milliseconds } = summary
  return (
    <div className="quiet small">
      <p role="status">{DATASET_TEXTS.read(count, seconds(milliseconds / 1000))}</p>
      {refused.count > 0 && (
        <details className="run-refused">
          <summary>{DATASET_TEXTS.refused(refused.count)}</summary>
          <ul>
            {refused.first.map(({ line, reason }) => (
              <li key={line}>{DATASET_TEXTS.refusedLine(line, reason)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

interface FileButtonProps {
  title: string
  accept: string
  isMany?: boolean
  onFiles(files: File[]): void
}

function FileButton({ title, accept, isMany = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {title}
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept={accept}
        multiple={isMany}
        aria-label={title}
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // So that the same file can be chosen again.
          event.currentTarget.value = ''
          if (files.length) onFiles(files)
        }}
      />
    </>
  )
}
