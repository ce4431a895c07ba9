/** In units of the last printed decimal: what cutting digits off may cost, which is always less than a whole one. */
export const CUT_OFF = 1 - 1e-6

/** What a scene says of a claim; without `holds` it says nothing, and the reason is why. */
export interface Outcome {
  holds?: boolean
  recomputed?: number | number[] | string
  tolerance: number
  reason: string
}

/** A scene that can't say anything of a claim, for this reason. */
export const silent = (reason: string): Outcome => ({ tolerance: 0, reason })

/** A number or a vector for people, to five digits. */
export const shown = (values: readonly number[]): string => {
  const texts = values.map((value) => String(Number(value.toPrecision(5))))
  return texts.length === 1 ? (texts[0] as string) : `(${texts.join(', ')})`
}
