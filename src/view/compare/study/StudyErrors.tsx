import { useMemo } from 'react'
import type { ComparisonScores } from '../../../layout/index.ts'
import type { Comparison, Study } from '../../../session/index.ts'
import { STUDY_TEXTS } from '../../common/strings/study.ts'
import { againstTruth, doneRuns } from './figures.ts'
import { LineChart } from './LineChart.tsx'

/** Errors over the number of frames, against the truth that is held against the open map. */
export function StudyErrors({ study: { runs }, comparison }: { study: Study; comparison: Comparison }) {
  const { layout: truth, name } = comparison
  const compared = useMemo(() => againstTruth(doneRuns(runs), truth), [runs, truth])
  if (compared.length === 0) return null
  const xs = runs.map(({ frames }) => frames)
  const points = (value: (scores: ComparisonScores) => number | undefined) =>
    compared.map(({ frames, comparison: { overall } }) => ({ x: frames, y: value(overall) }))
  return (
    <section aria-labelledby="study-errors">
      <h2 id="study-errors">Errors</h2>
      <p className="quiet small">{STUDY_TEXTS.truth(name)}</p>
      <div className="study-charts">
        <LineChart
          title="Objects found, F1"
          unit=""
          xs={xs}
          most={1}
          series={[
            { title: 'within 1 m', points: points((scores) => scores.f1Within1m) },
            { title: 'footprints, IoU 0.25', points: points((scores) => scores.footprintF1At25) },
            { title: 'footprints, IoU 0.5', points: points((scores) => scores.footprintF1At50) },
          ]}
        />
        <LineChart
          title="Errors of the pairs"
          unit=" m"
          xs={xs}
          series={[
            { title: 'centre', points: points((scores) => scores.centerError) },
            { title: 'size', points: points((scores) => scores.sizeError) },
          ]}
        />
      </div>
    </section>
  )
}
