import type { CheckedClaim } from '../../../reasoning/index.ts'
import { segmentsOf } from '../../common/segments.ts'

/** All that the model printed; each claim is underlined, and bears its number in the list of claims. */
export function RowText({ text, claims }: { text: string; claims: readonly CheckedClaim[] }) {
  const segments = segmentsOf(
    text,
    claims.map(({ claim }) => claim),
  )
  return (
    <pre className="row-text">
      {segments.map(({ text: piece, start, covers }) => {
        // The list has the gravest first, and so have they.
        const [gravest] = covers.flatMap((k) => claims[k] ?? [])
        if (!gravest) return piece
        return (
          <mark key={start} className={`is-${gravest.verdict}`}>
            {covers
              .filter((k) => claims[k]?.claim.start === start)
              .map((k) => (
                <span key={k} className="claim-number">
                  {k + 1}
                </span>
              ))}
            {piece}
          </mark>
        )
      })}
    </pre>
  )
}
