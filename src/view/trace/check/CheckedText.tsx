import { type ReactNode, useMemo, useState } from 'react'
import type { Layout } from '../../../layout/index.ts'
import { type CheckedClaim, gravestFirst, marksOfClaim } from '../../../reasoning/index.ts'
import { pointAt } from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { segmentsOf } from '../../common/segments.ts'
import { CHECK, VERDICT_WORDS } from '../../common/strings/check.ts'
import { marksFor } from '../marksFor.ts'
import { gravest, VERDICT_LOOKS } from './verdicts.ts'

interface Props {
  text: string
  claims: readonly CheckedClaim[]
  /** The map on screen, on which claims are drawn. */
  layout: Layout
  truthTitle: string
  /** Between the two. */
  children: ReactNode
}

/** The claims one by one, the gravest first, and the response with each of them underlined by its verdict. */
export function CheckedText({ text, claims, layout, truthTitle, children }: Props) {
  const [chosen, setChosen] = useState<number>()
  const [isWhole, setIsWhole] = useState(false)
  const ordered = useMemo(() => gravestFirst(claims), [claims])
  const doubtful = ordered.filter(({ verdict }) => verdict !== 'consistent')
  const isAllShown = isWhole || doubtful.length === 0
  const choose = (index: number) => {
    setChosen(index)
    if (claims[index]?.verdict === 'consistent') setIsWhole(true)
  }
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
      <ol className="claims" aria-label={CHECK.verdicts}>
        {(isAllShown ? ordered : doubtful).map((one) => {
          const k = claims.indexOf(one)
          return (
            <ClaimRow
              key={`${one.claim.start} ${one.claim.kind}`}
              checked={one}
              layout={layout}
              truthTitle={truthTitle}
              isChosen={k === chosen}
              choose={() => setChosen(k === chosen ? undefined : k)}
            />
          )
        })}
      </ol>
      {!isAllShown && doubtful.length < ordered.length && (
        <button type="button" className="link claims-more" onClick={() => setIsWhole(true)}>
          {CHECK.showHolding(ordered.length - doubtful.length)}
        </button>
      )}
      {children}
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
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list of claims above is the way in by keyboard.
            <mark
              key={start}
              className={index === chosen ? `claim is-${tone} is-chosen` : `claim is-${tone}`}
              title={`${VERDICT_WORDS[first.verdict](truthTitle)}: ${first.reason}`}
              onClick={() => choose(index)}
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
    </>
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
