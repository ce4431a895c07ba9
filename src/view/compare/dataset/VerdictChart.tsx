import { useMemo } from 'react'
import { type DatasetRun, VERDICTS } from '../../../session/index.ts'
import { fixed } from '../../common/format.ts'
import { DATASET_TEXTS, VERDICT_TITLES } from '../../common/strings/dataset.ts'
import { countVerdicts } from './entries.ts'

/** What checking the claims of all responses gave, in each run that has been read. */
export function VerdictChart({ runs }: { runs: readonly [DatasetRun, DatasetRun?] }) {
  const [a, b] = runs
  const counts = [useVerdicts(a), useVerdicts(b)].flatMap((one, k) =>
    one && one.claims + one.judged > 0 ? [{ ...one, letter: 'AB'[k] ?? '' }] : [],
  )
  if (counts.length === 0) return null
  return (
    <table className="verdicts small">
      <caption>
        <span className="eyebrow">{DATASET_TEXTS.claimsTitle}</span>{' '}
        <span className="quiet">
          {DATASET_TEXTS.claims(counts.map(({ claims }) => claims.toLocaleString('en')))}
        </span>
      </caption>
      {counts.length > 1 && (
        <thead>
          <tr>
            <th scope="col">{DATASET_TEXTS.verdict}</th>
            {counts.map(({ letter }) => (
              <th key={letter} scope="col" className="is-number">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {VERDICTS.map((verdict) => (
          <tr key={verdict}>
            <th scope="row">{VERDICT_TITLES[verdict]}</th>
            {counts.map(({ letter, verdicts, claims }) => (
              <td key={letter} className="is-number">
                {share(verdicts[verdict], claims)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{DATASET_TEXTS.against}</th>
          {counts.map(({ letter, against, judged }) => (
            <td key={letter} className="is-number">
              {share(against, judged)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

const share = (part: number, whole: number): string => (whole ? `${fixed((100 * part) / whole, 1)} %` : '–')

/** Only of a run that has been read: until then the figures would change with every piece of it. */
const useVerdicts = (run: DatasetRun | undefined) =>
  useMemo(() => (run?.summary ? countVerdicts(run.rows) : undefined), [run?.summary, run?.rows])
