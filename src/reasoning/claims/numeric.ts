import { CUT_OFF, type Outcome, shown, silent } from './outcome.ts'
import type { Scene } from './scene.ts'
import type { PrintedNumber } from './types.ts'

/** What rounding may hide: just under one unit of the last decimal (rounded or cut off), half of one for whole numbers. */
const roundingOf = ({ decimals }: PrintedNumber): number => (decimals > 0 ? CUT_OFF * 10 ** -decimals : 0.5)

/**
 * A printed number against its values, of which the nearest counts. The tolerance is the larger of the number's own
 * rounding and that of the map's digits in each centre used; against the truth the scene's margin comes on top.
 */
export function numeric(
  printed: readonly PrintedNumber[],
  values: readonly (readonly number[])[],
  centres: number,
  scene: Scene,
  unit: string,
): Outcome {
  const off = (value: readonly number[]) =>
    Math.max(...value.map((x, k) => Math.abs(x - (printed[k]?.value ?? Number.NaN))))
  const best = [...values].sort((a, b) => off(a) - off(b))[0]
  if (!best) return silent(`There is nothing to compute it from on ${scene.title}.`)
  const largest = Math.max(...best.map(Math.abs))
  const rounding = Math.max(scene.half * centres, ...printed.map(roundingOf))
  const tolerance = rounding + Math.max(scene.margin.least, scene.margin.share * largest)
  const holds = off(best) <= tolerance + 1e-9
  const slack = String(Number(tolerance.toPrecision(2)))
  const says = `${shown(best)}${unit && ` ${unit}`}`
  const claimed = shown(printed.map(({ value }) => value))
  return {
    holds,
    recomputed: best.length === 1 ? (best[0] as number) : [...best],
    tolerance,
    reason: holds
      ? `By ${scene.title} it is ${says}.`
      : `By ${scene.title} it is ${says}, not ${claimed} (tolerance ± ${slack}).`,
  }
}
