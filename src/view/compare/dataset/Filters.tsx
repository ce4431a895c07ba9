import { plural } from '../../common/format.ts'
import { CLAIM_FILTERS, type ClaimFilter, type Filter, NO_FILTER, OUTCOMES } from './entries.ts'

const OUTCOME_TITLES = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Wrong',
  unscored: 'Not scored',
} as const
const CLAIM_TITLES: Readonly<Record<ClaimFilter, string>> = {
  'arithmetic-wrong': 'Wrong arithmetic',
  'contradicts-own-map': 'Contradicts its own map',
  'contradicts-truth': 'Contradicts the truth',
  answer: 'Answer not its map’s',
}

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
        placeholder="Search the rows"
        aria-label="Search the rows"
        value={filter.text}
        onChange={(event) => set('text', event.target.value)}
      />
      <select
        className="field"
        aria-label="Task"
        value={filter.task}
        onChange={(event) => set('task', event.target.value)}
      >
        <option value="">All tasks</option>
        {tasks.filter(Boolean).map((task) => (
          <option key={task} value={task}>
            {task.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label="Outcome"
        value={filter.outcome}
        onChange={(event) => set('outcome', event.target.value as Filter['outcome'])}
      >
        <option value="">Right or wrong</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {OUTCOME_TITLES[outcome]}
          </option>
        ))}
        {isTwo && <option value="differs">The two differ</option>}
      </select>
      <select
        className="field"
        aria-label="Claims"
        value={filter.claims}
        onChange={(event) => set('claims', event.target.value as Filter['claims'])}
      >
        <option value="">Any claims</option>
        {CLAIM_FILTERS.map((claims) => (
          <option key={claims} value={claims}>
            {CLAIM_TITLES[claims]}
          </option>
        ))}
      </select>
      <p className="quiet small number" role="status">
        {isFiltered ? `${count.toLocaleString('en')} of ` : ''}
        {plural(total, 'row').replace(/^\d+/, (digits) => Number(digits).toLocaleString('en'))}
      </p>
      {isFiltered && (
        <button type="button" className="button button-bare" onClick={() => onChange(NO_FILTER)}>
          Clear
        </button>
      )}
    </search>
  )
}
