/** A question that this map answers, but whose answer does not follow from the map as the grammar prints it. */
export class NotRenderable extends Error {
  override name = 'NotRenderable'
  readonly remedy = 'Leave the question out of the set, or ask something that the printed map holds.'
}
