/** Exit codes of every command. */
export const ExitCode = { ok: 0, badInput: 1, couldNotRun: 2, interrupted: 130 } as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]

/** Wrong words on the command line: a sentence, and the usage goes with it. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The input cannot be worked with: what is wrong, and what to do. */
export class BadInputError extends Error {
  override name = 'BadInputError'
}

/** Ctrl-C, or a scheduler's SIGTERM: what was begun has been put away. */
export class InterruptedError extends Error {
  override name = 'InterruptedError'
  constructor() {
    super('stopped')
  }
}

/** The code that says of an error what a caller can do about it. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof InterruptedError) return ExitCode.interrupted
  return error instanceof BadInputError || error instanceof UsageError
    ? ExitCode.badInput
    : ExitCode.couldNotRun
}
