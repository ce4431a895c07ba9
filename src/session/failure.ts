import type { Failure } from './protocol.ts'

const text = (value: unknown, key: 'name' | 'message' | 'remedy'): string | undefined => {
  const field = value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined
  return typeof field === 'string' && field ? field : undefined
}

/** What to do about an error that does not say so itself. */
const GENERAL_REMEDY =
  'Try again; if it happens again, reload the page. Nothing that is on screen is lost by trying.'

/** Any error as a failure that can be shown: named errors bring their own sentences. */
export const failureOf = (error: unknown): Failure => ({
  name: text(error, 'name') ?? 'Error',
  message: text(error, 'message') ?? String(error),
  remedy: text(error, 'remedy') ?? GENERAL_REMEDY,
})
