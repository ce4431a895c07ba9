import { useMemo, useState } from 'react'
import type { Layout } from '../../../layout/index.ts'
import { type CheckedClaim, marksOfClaim } from '../../../reasoning/index.ts'
import { pointAt } from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { CHECK, VERDICT_WORDS } from '../../common/strings/check.ts'
import { marksFor } from '../marksFor.ts'
import { segmentsOf } from './segments.ts'
import { countsOf, gravest, VERDICT_LOOKS } from './verdicts.ts'

interface Props {
  text: string
  claims: readonly CheckedClaim[]
  /** The map on screen, on which claims are drawn. */
  layout: Layout
  truthTitle: string
}

/** The response with each claim underlined by its verdict, and the claims one by one. */
export function CheckedText({ text, claims, layout, truthTitle }: Props) {
  const [chosen, setChosen] = useState<number>()
  const segments = useMemo(
    () =>
      segmentsOf(
        text,
        claims.map(({ claim }) => claim),
      ),
    [text, claims],
  )
  return (
    <>
      <Counts claims={claims} truthTitle={truthTitle} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="check-text" aria-label={CHECK.response} tabIndex={0}>
        {segments.map(({ text: piece, start, covers }) => {
          const over = covers.flatMap((k) => claims[k] ?? [])
          const first = gravest(over)
          if (!first) return <span key={start}>{piece}</span>
          const { icon, tone } = VERDICT_LOOKS[first.verdict]
          const index = claims.indexOf(first)
          const isFirst = first.claim.start === start
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list of claims below is the way in by keyboard.
            <mark
              key={start}
              className={index === chosen ? `claim is-${tone} is-chosen` : `claim is-${tone}`}
              title={`${VERDICT_WORDS[first.verdict](truthTitle)}: ${first.reason}`}
              onClick={() => setChosen(index)}
              onPointerEnter={() => pointAt(marksOfClaim(first.claim, layout))}
              onPointerLeave={() => pointAt(undefined)}
            >
              {isFirst && (
                <span className="claim-icon">
                  <Icon name={icon} />
                </span>
              )}
              {piece}
            </mark>
          )
        })}
      </section>
      <ol className="claims" aria-label={CHECK.verdicts}>
        {wrongFirst(claims).map(({ one, k }) => (
          <ClaimRow
            key={`${one.claim.start} ${one.claim.kind}`}
            checked={one}
            layout={layout}
            truthTitle={truthTitle}
            isChosen={k === chosen}
            choose={() => setChosen(k === chosen ? undefined : k)}
          />
        ))}
      </ol>
    </>
  )
}

/** The claims with their places in the text's order: those that are wrong go before the others. */
const wrongFirst = (claims: readonly CheckedClaim[]) =>
  claims
    .map((one, k) => ({ one, k, isWrong: VERDICT_LOOKS[one.verdict].tone === 'bad' }))
    .sort((a, b) => Number(b.isWrong) - Number(a.isWrong))

function Counts({ claims, truthTitle }: { claims: readonly CheckedClaim[]; truthTitle: string }) {
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

interface RowProps {
  checked: CheckedClaim
  layout: Layout
  truthTitle: string
  isChosen: boolean
  choose(): void
}

function ClaimRow({ checked, layout, truthTitle, isChosen, choose }: RowProps) {
  const { claim, verdict, reason } = checked
  const { icon, tone } = VERDICT_LOOKS[verdict]
  const marks = useMemo(() => marksOfClaim(claim, layout), [claim, layout])
  return (
    <li className={isChosen ? 'is-chosen' : ''}>
      <button type="button" aria-expanded={isChosen} onClick={choose} {...marksFor(marks)}>
        <span className={`claim-verdict is-${tone}`}>
          <Icon name={icon} />
          {VERDICT_WORDS[verdict](truthTitle)}
        </span>
        <q>{claim.text.trim()}</q>
      </button>
      {(isChosen || tone === 'bad') && <p className="small quiet">{reason}</p>}
    </li>
  )
}
