import { useMemo } from 'react'
import type { ComparisonScores } from '../../../layout/index.ts'
import type { Comparison, Study } from '../../../session/index.ts'
import { STUDY_CHARTS, STUDY_TEXTS } from '../../common/strings/study.ts'
import { againstTruth, doneRuns } from './figures.ts'
import { LineChart } from './LineChart.tsx'

/** Errors and time over the number of frames, against the truth that is held against the open map. */
export function StudyErrors({ study: { runs }, comparison }: { study: Study; comparison: Comparison }) {
  const { layout: truth, name } = comparison
  const compared = useMemo(() => againstTruth(doneRuns(runs), truth), [runs, truth])
  if (compared.length === 0) return null
  const xs = runs.map(({ frames }) => frames)
  const points = (value: (scores: ComparisonScores) => number | undefined) =>
    compared.map(({ frames, comparison: { overall } }) => ({ x: frames, y: value(overall) }))
  return (
    <section aria-labelledby="study-errors">
      <h2 id="study-errors">{STUDY_CHARTS.title}</h2>
      <p className="quiet small">{STUDY_TEXTS.truth(name)}</p>
      <div className="study-charts">
        <LineChart
          title={STUDY_CHARTS.found}
          unit=""
          xs={xs}
          most={1}
          series={[
            { title: STUDY_CHARTS.within1m, points: points((scores) => scores.f1Within1m) },
            { title: STUDY_CHARTS.at25, points: points((scores) => scores.footprintF1At25) },
            { title: STUDY_CHARTS.at50, points: points((scores) => scores.footprintF1At50) },
          ]}
        />
        <LineChart
          title={STUDY_CHARTS.errors}
          unit=" m"
          xs={xs}
          series={[
            { title: STUDY_CHARTS.center, points: points((scores) => scores.centerError) },
            { title: STUDY_CHARTS.size, points: points((scores) => scores.sizeError) },
          ]}
        />
        <LineChart
          title={STUDY_CHARTS.time}
          unit=" s"
          xs={xs}
          series={[
            {
              title: STUDY_CHARTS.time,
              points: compared.map(({ frames, seconds }) => ({ x: frames, y: seconds })),
            },
          ]}
        />
      </div>
    </section>
  )
}
