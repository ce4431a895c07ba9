/** Finding a command by a few of its letters. */

/** Worth of a letter that follows the one before it, that begins a word, and anywhere else. */
const WORTH = { follows: 3, begins: 2, within: 0.5 } as const
/** A text that has the query as it stands goes before all that have only its letters. */
const WHOLE = 100

const beginsWord = (text: string, at: number) => at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] as string)

/**
 * How well a text fits what was typed: all its letters must occur in their order. More for letters that follow each
 * other and for those that begin a word, a little less for a long text. Undefined where it does not fit.
 */
export function fit(query: string, text: string): number | undefined {
  const low = text.toLowerCase()
  const words = query.trim().toLowerCase()
  const whole = low.indexOf(words)
  if (whole >= 0) return WHOLE + (beginsWord(low, whole) ? 1 : 0) - low.length / WHOLE
  const letters = lettersFit(words.replace(/\s+/g, ''), low)
  return letters === undefined ? undefined : letters / words.length - low.length / WHOLE
}

/** The best way to find the letters in their order, by their worth; undefined where there is none. */
function lettersFit(wanted: string, text: string): number | undefined {
  // best[k]: of the letters so far with the last of them at place k.
  let best: (number | undefined)[] = []
  for (const [i, letter] of [...wanted].entries()) {
    let before: number | undefined
    const next: (number | undefined)[] = []
    for (let k = 0; k < text.length; k++) {
      const apart = i === 0 ? 0 : before
      const adjacent = i === 0 ? undefined : best[k - 1]
      if (text[k] === letter) {
        const here = beginsWord(text, k) ? WORTH.begins : WORTH.within
        const ways = [
          ...(apart === undefined ? [] : [apart + here]),
          ...(adjacent === undefined ? [] : [adjacent + WORTH.follows]),
        ]
        if (ways.length) next[k] = Math.max(...ways)
      }
      if (adjacent !== undefined) before = Math.max(before ?? adjacent, adjacent)
    }
    best = next
  }
  const ends = best.filter((value) => value !== undefined)
  return ends.length ? Math.max(...ends) : undefined
}
