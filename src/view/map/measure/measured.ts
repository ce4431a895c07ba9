import { areaIn, lengthIn, type Vec2 } from '../../../geometry/index.ts'
import type { Layout } from '../../../layout/index.ts'
import { type End, type Mark, measuredArea, measuredDistance } from '../../../reasoning/index.ts'
import type { Measurement, Units } from '../../../session/index.ts'
import { objectName } from '../../common/format.ts'
import { MEASURE } from '../../common/strings/measure.ts'

/** What a measurement draws on the plan; nothing where its objects are gone. */
export function marksOfMeasurement(one: Measurement, layout: Layout): readonly Mark[] {
  const found =
    one.kind === 'area' ? measuredArea(one.corners) : measuredDistance(layout, one.ends[0], one.ends[1])
  return found?.marks ?? []
}

const nameOf = (end: End): string => (end.kind === 'object' ? objectName(end.id) : MEASURE.place)

/** A measurement in words: what it is of, and what it comes to on the map as it is. */
export interface MeasurementWords {
  name: string
  /** Undefined where its objects are gone. */
  value: string | undefined
  detail: string
}

export function measurementWords(one: Measurement, layout: Layout, units: Units): MeasurementWords {
  if (one.kind === 'area') {
    const area = measuredArea(one.corners)
    return {
      name: MEASURE.area(one.corners.length),
      value: area && areaIn(units, area.squareMetres),
      detail: area ? MEASURE.around(lengthIn(units, area.around)) : '',
    }
  }
  const [a, b] = one.ends
  const name = MEASURE.distance(nameOf(a), nameOf(b))
  const found = measuredDistance(layout, a, b)
  if (!found) return { name, value: undefined, detail: MEASURE.gone }
  const isOfPoints = a.kind === 'point' && b.kind === 'point'
  const sure = found.closestSd ? ` ± ${lengthIn(units, found.closestSd)}` : ''
  return {
    name,
    value: `${lengthIn(units, found.closest)}${sure}`,
    detail: isOfPoints ? MEASURE.onPlan : MEASURE.centres(lengthIn(units, found.centre)),
  }
}

/** Corners typed as `0, 0; 2.5, 0; 2.5, 3`, metres; undefined where they are not. */
export function cornersIn(text: string): Vec2[] | undefined {
  const corners = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.split(/[\s,]+/).map((number) => Number(number.replace('\u2212', '-'))))
  const isPair = (pair: number[]) => pair.length === 2 && pair.every(Number.isFinite)
  return corners.length >= 3 && corners.every(isPair)
    ? corners.map(([x, y]): Vec2 => [x as number, y as number])
    : undefined
}
