import { useEffect, useMemo, useState } from 'react'
import {
  type CheckedClaim,
  type CheckedResponse,
  checkResponse,
  gravestFirst,
} from '../../../reasoning/index.ts'
import { type DatasetRow, openRow, truthOfScene } from '../../../session/index.ts'
import { fixed, percent } from '../../common/format.ts'
import { DATASET_TEXTS, ROW, VERDICT_TITLES } from '../../common/strings/dataset.ts'
import { type Entry, rowOf } from './entries.ts'
import { MapErrors } from './MapErrors.tsx'
import { RowText } from './RowText.tsx'

/** The chosen row: what was asked, what each run answered, and its claims with their verdicts. */
export function RowDetail({ entry }: { entry: Entry | undefined }) {
  if (!entry)
    return (
      <aside className="row-detail" aria-label={ROW.label}>
        <p className="quiet">{DATASET_TEXTS.choose}</p>
      </aside>
    )
  const { id, task, scene, question, options, groundTruth } = rowOf(entry)
  const { a, b } = entry
  return (
    <aside className="row-detail" aria-label={ROW.label}>
      <p className="quiet small">
        {[ROW.id(id), task.replaceAll('_', ' '), scene].filter(Boolean).join(' · ')}
      </p>
      <h2>{question}</h2>
      {options && (
        <ol className="row-options">
          {options.map((option, k) => (
            <li key={option}>
              {String.fromCharCode(65 + k)}. {option}
            </li>
          ))}
        </ol>
      )}
      {groundTruth !== undefined && (
        <p>
          <span className="quiet">{ROW.truth}</span> <strong>{groundTruth}</strong>
        </p>
      )}
      {a && <RunRow row={a} letter={b ? 'A' : ''} />}
      {b && <RunRow row={b} letter="B" />}
    </aside>
  )
}

function RunRow({ row, letter }: { row: DatasetRow; letter: string }) {
  const { predicted, response, score, scoreAsPublished, relativeError, scene, hasMap, map } = row
  const text = response ?? predicted
  const checked = useChecked(row)
  const claims = useMemo(() => gravestFirst(checked?.claims ?? []), [checked])
  const [isEmpty, setIsEmpty] = useState(false)
  const scores = [
    score !== undefined && ROW.scores(fixed(score, 2)),
    scoreAsPublished !== undefined &&
      scoreAsPublished !== score &&
      ROW.scoresPublished(fixed(scoreAsPublished, 2)),
    relativeError !== undefined && ROW.off(percent(relativeError)),
  ].filter(Boolean)
  return (
    <section className="row-run" aria-label={letter ? DATASET_TEXTS.run(letter) : ROW.answer}>
      <h3>
        {letter && <span className="run-letter">{letter}</span>} {predicted || ROW.noAnswer}
      </h3>
      <p className="quiet small number">{scores.join(', ')}</p>
      <p>
        <button
          type="button"
          className="button"
          title={DATASET_TEXTS.opens}
          disabled={!hasMap && scene === undefined}
          onClick={async () => setIsEmpty(!(await openRow(row)))}
        >
          {hasMap ? ROW.openMap : ROW.openScene}
        </button>
      </p>
      {isEmpty && (
        <p className="small" role="alert">
          {DATASET_TEXTS.noMap}
        </p>
      )}
      {map?.errors && <MapErrors errors={map.errors} />}
      {checked && !map && <Claims checked={checked} claims={claims} />}
      {(text.length > predicted.length || claims.length > 0) && <RowText text={text} claims={claims} />}
    </section>
  )
}

/** @param claims in the order in which the text numbers them. */
function Claims({
  checked: { ownMap },
  claims,
}: {
  checked: CheckedResponse
  claims: readonly CheckedClaim[]
}) {
  return (
    <>
      {ownMap?.reason && (
        <p className={ownMap.agrees === false ? 'small row-claim is-wrong' : 'small'}>{ownMap.reason}</p>
      )}
      {claims.length > 0 && (
        <ol className="row-claims" aria-label={ROW.claims}>
          {claims.map(({ claim, verdict, reason }, k) => (
            <li key={`${claim.start} ${claim.kind}`} className={`row-claim is-${verdict}`}>
              <span className="claim-number">{k + 1}</span> <q>{claim.text}</q>
              <p className="small">
                <strong>{VERDICT_TITLES[verdict]}.</strong> {reason}
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** The row's claims, compared with its own map and, once it is loaded, with the ground truth of its scene. */
function useChecked(row: DatasetRow): CheckedResponse | undefined {
  const [checked, setChecked] = useState<CheckedResponse>()
  useEffect(() => {
    let isCurrent = true
    const { response, predicted, question, options, scene } = row
    const check = async () => {
      const truth = scene === undefined ? undefined : await truthOfScene(scene)
      const text = response ?? predicted
      if (isCurrent)
        setChecked(checkResponse({ text, question, predicted, ...(options && { options }) }, truth))
    }
    void check()
    return () => {
      isCurrent = false
    }
  }, [row])
  return checked
}
