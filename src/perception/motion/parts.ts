import type { PairLink } from './links.ts'

/**
 * Parts of a film that hang together: keyframes that links connect. Links by features can be mistaken, so that two parts
 * are one only when two links say so.
 */
export class Parts {
  /** How many there are. */
  count: number
  private readonly partOf: number[]
  /** Links by features that alone connect their parts. */
  private single: [number, number][] = []

  constructor(count: number, links: readonly Pick<PairLink, 'first' | 'second' | 'kind'>[]) {
    this.count = count
    this.partOf = Array.from({ length: count }, (_, i) => i)
    for (const { first, second, kind } of links)
      if (kind === 'tracked') this.join(first, second)
      else this.link(first, second)
  }

  hangTogether(i: number, j: number): boolean {
    return this.partOf[i] === this.partOf[j]
  }

  /** Takes account of a link by features. */
  link(first: number, second: number): void {
    const other = this.single.find(
      ([i, j]) =>
        (this.hangTogether(i, first) && this.hangTogether(j, second)) ||
        (this.hangTogether(i, second) && this.hangTogether(j, first)),
    )
    if (!other) this.single.push([first, second])
    else this.join(first, second)
  }

  private join(i: number, j: number): void {
    const [to, from] = [this.partOf[i] as number, this.partOf[j] as number]
    if (to === from) return
    this.partOf.forEach((part, k) => {
      if (part === from) this.partOf[k] = to
    })
    this.count--
    // What led to either of them leads to both.
    const waiting = this.single.filter(([a, b]) => !this.hangTogether(a, b))
    this.single = []
    for (const [a, b] of waiting) this.link(a, b)
  }
}
