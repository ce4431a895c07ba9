import {
  type DivisibleFilm,
  type FollowEnd,
  type FollowedPart,
  type Following,
  followedTimes,
  frameSizeOf,
  halvesOf,
  joinHalves,
  TRACKED_SIDE,
} from '../../perception/index.ts'

/** Two corners nearer than this in the picture in which they are followed are the same, pixels. */
const REACH = 1.5

/** A part of a film that is followed in another worker, at its own pace: what comes is kept until somebody asks. */
class FollowedBeside {
  private readonly parts: FollowedPart[] = []
  private outcome: { end: FollowEnd } | 'failed' | undefined
  private film: DivisibleFilm | undefined
  private isClosed = false
  private wake = () => {}
  /** Frames that were asked for so far. */
  done = 0

  constructor(open: () => Promise<DivisibleFilm>, times: readonly number[], signal: AbortSignal) {
    this.run(open, times, signal).then(
      (end) => this.finish({ end }),
      () => this.finish('failed'),
    )
  }

  private async run(
    open: () => Promise<DivisibleFilm>,
    times: readonly number[],
    signal: AbortSignal,
  ): Promise<FollowEnd> {
    const film = await open()
    this.film = film
    if (this.isClosed) this.close()
    const pass = film.followTimes(times, signal)
    for (;;) {
      const step = await pass.next()
      if (step.done) return step.value
      this.parts.push(step.value)
      this.done = step.value.done
      this.wake()
    }
  }

  private finish(outcome: { end: FollowEnd } | 'failed'): void {
    this.outcome = outcome
    this.close()
    this.wake()
  }

  /** All of it. @param instead follows it again from its beginning, where the other worker did not get to the end. */
  async *following(instead: () => Following): Following {
    for (;;) {
      const parts = this.parts.splice(0)
      const last = parts.at(-1)
      // In one piece: half of a film in pieces of a few frames each takes seconds on its way to another worker.
      if (last) yield { ...last, frames: parts.flatMap(({ frames }) => frames) }
      else if (this.outcome === 'failed') return yield* instead()
      else if (this.outcome) return this.outcome.end
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
    }
  }

  close(): void {
    this.isClosed = true
    this.film?.close()
    this.film = undefined
  }
}

/**
 * A film of which the second half, if it is a long one, is followed elsewhere at the same time. The corners are the same
 * wherever it is: what the second cannot do, be it to start, the first does.
 * @param openSecond opens the same file once more; what it gives is closed here.
 */
export function inHalves(film: DivisibleFilm, openSecond: () => Promise<DivisibleFilm>): DivisibleFilm {
  const { info } = film
  const beside = new Set<FollowedBeside>()

  async function* follow(alsoSeconds: readonly number[], signal: AbortSignal): Following {
    const times = followedTimes(info.frameTimestampsSeconds, alsoSeconds)
    const halves = halvesOf(times)
    if (!halves) return yield* film.followTimes(times, signal)
    const second = new FollowedBeside(openSecond, halves.second, signal)
    beside.add(second)
    const { width, height } = frameSizeOf(info)
    const reach = REACH * Math.max(1, Math.max(width, height) / TRACKED_SIDE)
    const following = {
      first: film.followTimes(halves.first, signal),
      second: second.following(() => film.followTimes(halves.second, signal)),
      secondDone: () => second.done,
    }
    try {
      return yield* joinHalves(halves, following, reach)
    } finally {
      second.close()
      beside.delete(second)
    }
  }

  return {
    ...film,
    follow,
    close() {
      for (const second of beside) second.close()
      film.close()
    },
  }
}
