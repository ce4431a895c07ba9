import { useRef } from 'react'
import { openDataset } from '../../session/index.ts'
import { DATASET_TEXTS } from '../common/strings/dataset.ts'
import './screens.css'

/** The way to predictions: files, or a folder of them with their truth. */
export function DatasetEntry() {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])]
    // So that the same files can be chosen again.
    input.value = ''
    if (chosen.length) openDataset(chosen)
  }
  return (
    <section className="dataset-entry" aria-label={DATASET_TEXTS.ofModel}>
      <p className="quiet">{DATASET_TEXTS.entry}</p>
      <button type="button" className="button" onClick={() => files.current?.click()}>
        {DATASET_TEXTS.openFiles}
      </button>
      <button type="button" className="button" onClick={() => folder.current?.click()}>
        {DATASET_TEXTS.openFolder}
      </button>
      <input
        ref={files}
        className="visually-hidden"
        type="file"
        accept=".jsonl,.ndjson,.json"
        multiple
        aria-label={DATASET_TEXTS.files}
        tabIndex={-1}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        className="visually-hidden"
        type="file"
        aria-label={DATASET_TEXTS.folder}
        tabIndex={-1}
        {...{ webkitdirectory: '' }}
        onChange={(event) => take(event.currentTarget)}
      />
    </section>
  )
}
