/** Exit codes of every command. */
export const ExitCode = { ok: 0, badInput: 1, couldNotRun: 2 } as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]

/** Wrong words on the command line: a sentence, and the usage goes with it. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The input cannot be worked with: what is wrong, and what to do. */
export class BadInputError extends Error {
  override name = 'BadInputError'
}
