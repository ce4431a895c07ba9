import type { Unit } from './program.ts'
import type { TraceStep } from './trace/index.ts'

/** What a program gives on a layout. */
export interface Answer {
  /** A number in `unit`, or words: `front-left`, a category, categories or turns set apart by `, `. */
  value: number | string
  unit: Unit
  /** Standard deviation of a number, where the layout carries deviations; in `unit`. */
  sd?: number
  /** Where the question has options. */
  choice?: {
    /** Of the option chosen. */
    index: number
    /** A, B, C, … */
    letter: string
    /** How well each option fits, the higher the better; probabilities where the layout carries deviations. */
    scores: number[]
    /** That the choice would be another one, given the layout's deviations. */
    changeProbability?: number
  }
  trace: TraceStep[]
}
