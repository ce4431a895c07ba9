/** How far the linking of keyframes is, in all. */
export interface LinkProgress {
  done: number
  total: number
}

/** Told in so many parts. */
const PARTS = 1000
/** Other work of the thread has its turn so often, milliseconds. */
const TURN_MILLISECONDS = 50

/** Something that is done bit by bit, and tells how far it is: a share, 0 to 1. */
export type InShares<T> = Generator<number, T> | AsyncGenerator<number, T>

/** Work of several steps, one after the other, told as one. The steps' costs are in any unit; only their ratios count. */
export class Work<Step extends string> {
  private readonly costs: Map<Step, number>
  private told = 0
  private lastTurn = performance.now()

  /** @param costs what the steps will probably cost, in their order. */
  constructor(
    costs: Readonly<Record<Step, number>>,
    private readonly signal: AbortSignal,
  ) {
    this.costs = new Map(Object.entries(costs) as [Step, number][])
  }

  /** Corrects what a step will cost, once that is known better. */
  expect(step: Step, cost: number): void {
    this.costs.set(step, cost)
  }

  /** Runs a step to its end. Yields where its progress shows, and gives other work of the thread its turn. @throws the signal's reason. */
  async *run<T>(step: Step, shares: InShares<T>): AsyncGenerator<LinkProgress, T> {
    for (;;) {
      this.signal.throwIfAborted()
      const { done, value } = await shares.next()
      const told = this.partsAt(step, done ? 1 : value)
      if (told > this.told) {
        this.told = told
        yield { done: told, total: PARTS }
      }
      await this.giveWay()
      if (done) return value
    }
  }

  /** Never falls, though costs are corrected. */
  private partsAt(step: Step, share: number): number {
    let [before, all] = [0, 0]
    let isBefore = true
    for (const [name, cost] of this.costs) {
      if (name === step) isBefore = false
      if (isBefore) before += cost
      all += cost
    }
    const own = this.costs.get(step) as number
    return all > 0 ? Math.max(this.told, Math.floor((PARTS * (before + share * own)) / all)) : this.told
  }

  /** Waits, now and then, for other work of the thread: so that what aborts is heard. */
  private async giveWay(): Promise<void> {
    if (performance.now() - this.lastTurn < TURN_MILLISECONDS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.lastTurn = performance.now()
  }
}
