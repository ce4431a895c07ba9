import fc from 'fast-check'

/** Any JSON value with one of the names given here and there: what a reader may meet at the door. */
export const jsonWith = (names: readonly string[]): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(null, true, '', 'x', '-1', 0, -1, 1.5, 1e300),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'other'), tie('value'), {
        maxKeys: 6,
      }),
    ),
  })).value

/** The text with some of its characters lost, doubled or replaced. */
export const mutationsOf = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(3),
        fc.constantFrom('', '"', ',', '-', '9', '[', '}', '\n', 'e', 'x'),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((edits) =>
      edits.reduce((at, [place, lost, put]) => at.slice(0, place) + put + at.slice(place + lost), text),
    )

/** Runs a reader; what it throws must be of the class named. Gives undefined where it threw. */
export function orNamed<T>(Named: new (message: string) => Error, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Named) return undefined
    throw error
  }
}
