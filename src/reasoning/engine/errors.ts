/** A question names something that the map does not have. */
export class UnknownName extends Error {
  override name = 'UnknownName'
  readonly remedy = 'Ask about something on the map, or use the id of an object.'
  readonly asked: string
  readonly there: readonly string[]

  /** The message without the list of what there is. */
  readonly plainly: string

  /** @param there what there is: the map's categories. @param apart how many were seen in parts apart from the map. */
  constructor(asked: string, there: readonly string[], apart = 0) {
    const [one, it] = apart === 1 ? ['One was', 'it'] : [`${apart} were`, 'them']
    const seen = `${one} seen in a part of the film that is not joined to the map: no distance or direction to ${it} is known.`
    const plainly = [`The map has no ${asked}.`, ...(apart > 0 ? [seen] : [])].join(' ')
    super(`${plainly} ${there.length ? `It has: ${there.join(', ')}.` : 'It has no objects.'}`)
    this.plainly = plainly
    this.asked = asked
    this.there = there
  }
}

/** A question that is understood, and that this map does not answer; the message says why. */
export class NotAnswerable extends Error {
  override name = 'NotAnswerable'
  readonly remedy = 'Use a map that has what the question needs, or ask another question.'
}
