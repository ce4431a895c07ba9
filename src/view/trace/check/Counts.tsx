import type { CheckedClaim } from '../../../reasoning/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { CHECK, VERDICT_WORDS } from '../../common/strings/check.ts'
import { countsOf, VERDICT_LOOKS } from './verdicts.ts'

/** How many claims have which verdict. */
export function Counts({ claims, truthTitle }: { claims: readonly CheckedClaim[]; truthTitle: string }) {
  if (claims.length === 0)
    return (
      <p className="check-counts quiet" role="status">
        {CHECK.noClaims}
      </p>
    )
  return (
    <ul className="check-counts" aria-label={CHECK.claims(claims.length)}>
      {countsOf(claims).map(({ verdict, count }) => (
        <li key={verdict} className={`is-${VERDICT_LOOKS[verdict].tone}`}>
          <Icon name={VERDICT_LOOKS[verdict].icon} />
          <strong className="number">{count}</strong> {VERDICT_WORDS[verdict](truthTitle)}
        </li>
      ))}
    </ul>
  )
}
