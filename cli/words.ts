import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './exit.ts'

/** A command's words, read. @throws UsageError for options that it does not have, or without their value. */
export function parseWords<T extends NonNullable<ParseArgsConfig['options']>>(words: string[], options: T) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** The same for a command that takes options only. @throws UsageError. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(words: string[], options: T) {
  try {
    return parseArgs({ args: words, options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
