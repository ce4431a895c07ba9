import type { Problem } from './factor.ts'
import { type Iteration, levenbergMarquardt, type Optimum, type Tolerances } from './levenbergMarquardt.ts'

export interface OptimiseOptions extends Partial<Tolerances> {
  signal?: AbortSignal
  /** Called after each trial step. A promise that it returns is awaited, so that a worker stays responsive. */
  onIteration?: (iteration: Iteration) => void | Promise<void>
}

/**
 * Minimises the robust cost of a problem, see `levenbergMarquardt`.
 * @throws the signal's reason when aborted, between two steps; StartError; EliminationError
 */
export async function optimise(
  problem: Problem,
  { signal, onIteration, ...tolerances }: OptimiseOptions = {},
): Promise<Optimum> {
  signal?.throwIfAborted()
  const search = levenbergMarquardt(problem, tolerances)
  for (;;) {
    const { done, value } = search.next()
    if (done) return value
    await onIteration?.(value)
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
