/** A stretch of a text, and which spans cover it: indices into the list of spans, the outermost first. */
export interface Segment {
  text: string
  start: number
  covers: number[]
}

/** Cuts a text wherever a span begins or ends, so that each piece has one set of spans over it. */
export function segmentsOf(text: string, spans: readonly { start: number; end: number }[]): Segment[] {
  const cuts = [
    ...new Set([
      0,
      text.length,
      ...spans.flatMap(({ start, end }) => [start, end].filter((at) => at >= 0 && at <= text.length)),
    ]),
  ].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, k) => {
    const end = cuts[k + 1] as number
    const covers = spans.flatMap((span, index) => (span.start <= start && span.end >= end ? [index] : []))
    return { text: text.slice(start, end), start, covers }
  })
}
