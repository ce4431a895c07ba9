/** Something that is done bit by bit: yields how far it is, 0 to 1, and returns what comes of it. */
export type InShares<T> = Generator<number, T>

/** Runs it as a part of something larger. @param from the share at which it begins, `to` that at which it ends. */
export function* asPart<T>(shares: InShares<T>, from: number, to: number): InShares<T> {
  for (;;) {
    const { done, value } = shares.next()
    if (done) return value
    yield from + value * (to - from)
  }
}
