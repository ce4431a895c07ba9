/** What a page said of its run at a moment. */
export interface Said {
  /** Since the film was given. */
  seconds: number
  stage: string
  /** Of the stage, 0 to 1. */
  share: number
  secondsLeft?: number
}

/** How well a run told its progress. */
export interface ProgressErrors {
  /** The longest time without any change. */
  longestGapSeconds: number
  /** The stage in which that began. */
  gapIn: string
  /** Of the time left, as a share of what was left in truth, from a quarter of the run on; absolute. */
  worstLeftError: number | undefined
  medianLeftError: number | undefined
}

/** What is left of a run in its last seconds nobody wants to know to the quarter. */
const LAST_SECONDS = 5

/** @param totalSeconds from the film's being given to its map. @param said in the order of time. */
export function progressErrors(said: readonly Said[], totalSeconds: number): ProgressErrors {
  let gap = { seconds: 0, stage: '' }
  said.forEach(({ seconds, stage }, k) => {
    const next = said[k + 1]?.seconds ?? totalSeconds
    if (next - seconds > gap.seconds) gap = { seconds: next - seconds, stage }
  })
  const errors = said
    .flatMap(({ seconds, secondsLeft }) => {
      const left = totalSeconds - seconds
      const counts = secondsLeft !== undefined && seconds >= totalSeconds / 4 && left > LAST_SECONDS
      return counts ? [Math.abs(secondsLeft / left - 1)] : []
    })
    .sort((a, b) => a - b)
  return {
    longestGapSeconds: gap.seconds,
    gapIn: gap.stage,
    worstLeftError: errors.at(-1),
    medianLeftError: errors[Math.floor(errors.length / 2)],
  }
}
