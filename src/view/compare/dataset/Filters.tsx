import { FILTERS } from '../../common/strings/dataset.ts'
import { CLAIM_FILTERS, type Filter, NO_FILTER, OUTCOMES } from './entries.ts'

interface Props {
  filter: Filter
  tasks: readonly string[]
  isTwo: boolean
  /** Rows that pass, and all of them. */
  count: number
  total: number
  onChange(filter: Filter): void
}

/** What rows to show. */
export function Filters({ filter, tasks, isTwo, count, total, onChange }: Props) {
  const set = <K extends keyof Filter>(key: K, value: Filter[K]) => onChange({ ...filter, [key]: value })
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <search className="dataset-filters">
      <input
        className="field"
        type="search"
        placeholder={FILTERS.search}
        aria-label={FILTERS.search}
        value={filter.text}
        onChange={(event) => set('text', event.target.value)}
      />
      <select
        className="field"
        aria-label={FILTERS.task}
        value={filter.task}
        onChange={(event) => set('task', event.target.value)}
      >
        <option value="">{FILTERS.anyTask}</option>
        {tasks.filter(Boolean).map((task) => (
          <option key={task} value={task}>
            {task.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label={FILTERS.outcome}
        value={filter.outcome}
        onChange={(event) => set('outcome', event.target.value as Filter['outcome'])}
      >
        <option value="">{FILTERS.anyOutcome}</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {FILTERS.outcomes[outcome]}
          </option>
        ))}
        {isTwo && <option value="differs">{FILTERS.differs}</option>}
      </select>
      <select
        className="field"
        aria-label={FILTERS.claims}
        value={filter.claims}
        onChange={(event) => set('claims', event.target.value as Filter['claims'])}
      >
        <option value="">{FILTERS.anyClaims}</option>
        {CLAIM_FILTERS.map((claims) => (
          <option key={claims} value={claims}>
            {FILTERS.claim[claims]}
          </option>
        ))}
      </select>
      <p className="quiet small number" role="status">
        {FILTERS.count(isFiltered ? count : undefined, total)}
      </p>
      {isFiltered && (
        <button type="button" className="button button-bare" onClick={() => onChange(NO_FILTER)}>
          {FILTERS.clear}
        </button>
      )}
    </search>
  )
}
