import { useDeferredValue, useMemo } from 'react'
import type { Dataset } from '../../../session/index.ts'
import { DATASET_TEXTS } from '../../common/strings/dataset.ts'
import './dataset.css'
import { type Entry, type Filter, filtered, joined, sorted } from './entries.ts'
import { Filters } from './Filters.tsx'
import { keepPlace, placeOf, useLooking } from './looking.ts'
import { RowDetail } from './RowDetail.tsx'
import { RowsTable } from './RowsTable.tsx'
import { RunBar } from './RunBar.tsx'
import { TaskChart } from './TaskChart.tsx'
import { useDataset } from './useDataset.ts'
import { VerdictChart } from './VerdictChart.tsx'

/** Predictions of many questions: what they score, and each row with what was claimed in it. */
export function DatasetScreen() {
  const dataset = useDataset()
  return dataset ? <Open dataset={dataset} /> : null
}

function Open({ dataset }: { dataset: Dataset }) {
  const [a, b] = dataset.runs
  const [{ filter, sort, chosen }, look] = useLooking(a.source)
  const setFilter = (next: Filter) => look({ filter: next })
  const view = useMemo(() => ({ filter, sort }), [filter, sort])
  // What is typed is on screen at once; the rows follow.
  const [calmFilter, calmA, calmB] = [
    useDeferredValue(filter),
    useDeferredValue(a.rows),
    useDeferredValue(b?.rows),
  ]
  const entries = useMemo(() => joined(calmA, calmB), [calmA, calmB])
  const tasks = useMemo(
    () => [...new Set(entries.map(({ a: x, b: y }) => (x ?? y)?.task ?? ''))].sort(),
    [entries],
  )
  const shown = useMemo(() => sorted(filtered(entries, calmFilter), sort), [entries, calmFilter, sort])
  const entry: Entry | undefined = shown.find(({ key }) => key === chosen)
  return (
    <main className="dataset" aria-label={DATASET_TEXTS.of(a.source.name)}>
      <RunBar dataset={dataset} />
      <div className="dataset-charts">
        <TaskChart runs={dataset.runs} onTask={(task) => setFilter({ ...filter, task })} task={filter.task} />
        <VerdictChart runs={dataset.runs} />
      </div>
      <section className="dataset-rows" aria-label={DATASET_TEXTS.rows}>
        <Filters
          filter={filter}
          tasks={tasks}
          isTwo={b !== undefined}
          count={shown.length}
          total={entries.length}
          onChange={setFilter}
        />
        {shown.length === 0 && a.share === 1 && (
          <p className="dataset-nothing quiet">{DATASET_TEXTS.nothing}</p>
        )}
        <RowsTable
          entries={shown}
          isTwo={b !== undefined}
          sort={sort}
          onSort={(next) => look({ sort: next })}
          chosen={chosen}
          onChoose={(key) => look({ chosen: key })}
          view={view}
          left={placeOf(a.source)}
          onScroll={(pixels) => keepPlace(a.source, pixels)}
        />
      </section>
      <RowDetail key={entry?.key} entry={entry} />
    </main>
  )
}
