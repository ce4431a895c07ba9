import type { Problem } from './factor.ts'
import { type Iteration, levenbergMarquardt, type Optimum, type Tolerances } from './levenbergMarquardt.ts'

export interface OptimiseOptions extends Partial<Tolerances> {
  signal?: AbortSignal
}

/**
 * Minimises the robust cost of a problem, see `levenbergMarquardt`. Yields after each trial step: whoever runs it decides
 * when other work of the thread has its turn.
 * @throws the signal's reason when aborted, between two steps; StartError; EliminationError
 */
export async function* optimise(
  problem: Problem,
  { signal, ...tolerances }: OptimiseOptions = {},
): AsyncGenerator<Iteration, Optimum> {
  signal?.throwIfAborted()
  const search = levenbergMarquardt(problem, tolerances)
  for (;;) {
    const { done, value } = search.next()
    if (done) return value
    yield value
    signal?.throwIfAborted()
  }
}

/** `optimise` for problems of a few variables, at once. @throws StartError, EliminationError */
export function optimiseSync(problem: Problem, tolerances: Partial<Tolerances> = {}): Optimum {
  const search = levenbergMarquardt(problem, tolerances)
  for (;;) {
    const { done, value } = search.next()
    if (done) return value
  }
}
