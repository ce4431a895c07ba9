import type { ComparisonScores, MapComparison } from '../../layout/index.ts'
import { fixed, percent } from '../common/format.ts'
import { COMPARE_TEXTS, FIGURES } from '../common/strings/compare.ts'
import { useUnits } from '../common/units.ts'

const share = (value: number | undefined): string => (value === undefined ? '–' : fixed(value, 2))

/** All objects together. */
export function Figures({ comparison: { overall } }: { comparison: MapComparison }) {
  const { length } = useUnits()
  const maybe = (value: number | undefined) => (value === undefined ? '–' : length(value))
  const { predicted, truth, paired } = overall
  const rows: readonly (readonly [title: string, value: string, note?: string])[] = [
    [FIGURES.f1Within1m, share(overall.f1Within1m), FIGURES.pairs(paired, predicted, truth)],
    [
      FIGURES.f1At25,
      share(overall.f1At25 ?? overall.footprintF1At25),
      overall.f1At25 === undefined
        ? FIGURES.footprints()
        : FIGURES.footprints(share(overall.footprintF1At25)),
    ],
    [
      FIGURES.f1At50,
      share(overall.f1At50 ?? overall.footprintF1At50),
      overall.f1At50 === undefined
        ? FIGURES.footprints()
        : FIGURES.footprints(share(overall.footprintF1At50)),
    ],
    [FIGURES.centerError, maybe(overall.centerError), FIGURES.ofPairs],
    [FIGURES.sizeError, maybe(overall.sizeError), FIGURES.ofSides],
    [
      FIGURES.iou,
      overall.iou === undefined ? share(overall.footprintIou) : share(overall.iou),
      overall.iou === undefined ? FIGURES.footprints() : FIGURES.footprints(share(overall.footprintIou)),
    ],
  ]
  return (
    <>
      <dl className="compare-figures">
        {rows.map(([title, value, note]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <strong className="number">{value}</strong> <span className="quiet small">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      {overall.f1At25 === undefined && <p className="compare-note quiet small">{COMPARE_TEXTS.flat}</p>}
    </>
  )
}

/** The same by kind. */
export function CategoryTable({ comparison: { categories } }: { comparison: MapComparison }) {
  const { length } = useUnits()
  const cells = ({ predicted, truth, paired, ...scores }: ComparisonScores): readonly string[] => [
    FIGURES.found(paired, truth),
    String(predicted - paired),
    percent(scores.f1Within1m),
    scores.centerError === undefined ? '–' : length(scores.centerError),
    share(scores.iou ?? scores.footprintIou),
  ]
  return (
    <table className="compare-table">
      <caption>{FIGURES.byKind}</caption>
      <thead>
        <tr>
          {FIGURES.columns.map((title, k) => (
            <th key={title} scope="col" className={k ? 'is-number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map(({ category, ...scores }) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {cells(scores).map((cell, k) => (
              <td key={k} className="is-number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
