import { expect } from 'vitest'
import { type ParsedQuestion, type Program, parseQuestion } from '../../../../src/reasoning/index.ts'

/** A question that must be understood. */
export function understood(text: string, options?: string[], vocabulary?: string[]): ParsedQuestion {
  const parsed = parseQuestion(text, options, vocabulary)
  if (!('program' in parsed)) throw new Error(`${text}: ${parsed.because}`)
  return parsed
}

/** What its program must be, and its unit, where one is given. */
export function expectProgram(text: string, program: Program, unit?: string, options?: string[]) {
  const parsed = understood(text, options)
  expect(parsed.program, text).toEqual(program)
  if (unit !== undefined) expect(parsed.unit, text).toBe(unit)
}

export const CATEGORIES = [
  'bed',
  'computer mouse',
  'trash can',
  'ceiling light',
  'power strip',
  'shoes',
  'tv',
  'washing machine',
] as const
