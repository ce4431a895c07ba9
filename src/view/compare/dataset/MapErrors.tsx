import type { MapErrors as Errors } from '../../../session/index.ts'
import { fixed } from '../../common/format.ts'
import { MAP_ERRORS } from '../../common/strings/dataset.ts'
import { useUnits } from '../../common/units.ts'

/** Categories with how often each is there, the most frequent first. */
function counted(categories: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([category, count]) => MAP_ERRORS.some(category, count))
    .join(', ')
}

/** What is wrong with a predicted map: its pairs' errors, what it misses, what it invents. */
export function MapErrors({ errors }: { errors: Errors }) {
  const { length } = useUnits()
  const { paired, centerError, sizeError, iou, missed, invented } = errors
  const lines: [name: string, value: string | undefined][] = [
    [MAP_ERRORS.center, centerError === undefined ? undefined : length(centerError)],
    [MAP_ERRORS.size, sizeError === undefined ? undefined : length(sizeError)],
    [MAP_ERRORS.iou, iou === undefined ? undefined : fixed(iou, 2)],
    [MAP_ERRORS.missed, counted(missed)],
    [MAP_ERRORS.invented, counted(invented)],
  ]
  return (
    <section aria-label={MAP_ERRORS.label}>
      <p className="quiet small">
        {MAP_ERRORS.aligned} {MAP_ERRORS.paired(paired)}
      </p>
      <dl className="map-errors small">
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt className="quiet">{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
