/** A question names something that the map does not have. */
export class UnknownName extends Error {
  override name = 'UnknownName'
  readonly remedy = 'Ask about something that the map has, or name one of its objects by its id.'
  readonly asked: string
  readonly there: readonly string[]

  /** @param there what there is: the map's categories. */
  constructor(asked: string, there: readonly string[]) {
    const list = there.length ? `There is: ${there.join(', ')}.` : 'The map is empty.'
    super(`The map has no "${asked}". ${list}`)
    this.asked = asked
    this.there = there
  }
}

/** A question that is understood, and that this map does not answer; the message says why. */
export class NotAnswerable extends Error {
  override name = 'NotAnswerable'
  readonly remedy = 'Use a map that has what the question needs, or ask another question.'
}
