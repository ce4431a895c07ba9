/** A question names something that the map does not have. */
export class UnknownName extends Error {
  override name = 'UnknownName'
  readonly remedy = 'Ask about something that the map has, or name one of its objects by its id.'
  readonly asked: string
  readonly there: readonly string[]

  /** @param there what there is: the map's categories. @param apart how many were seen in parts apart from the map. */
  constructor(asked: string, there: readonly string[], apart = 0) {
    const list = there.length ? `There is: ${there.join(', ')}.` : 'The map is empty.'
    const seen =
      apart > 0
        ? ` ${apart === 1 ? 'One was' : `${apart} were`} seen in a part of the film that could not be joined to the map, so that nothing can be measured to ${apart === 1 ? 'it' : 'them'}.`
        : ''
    super(`The map has no "${asked}".${seen} ${list}`)
    this.asked = asked
    this.there = there
  }
}

/** A question that is understood, and that this map does not answer; the message says why. */
export class NotAnswerable extends Error {
  override name = 'NotAnswerable'
  readonly remedy = 'Use a map that has what the question needs, or ask another question.'
}
