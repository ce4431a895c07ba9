import { meanRelativeAccuracy, mraAsPublished } from './mra.ts'
import { pythonFloat, readAnswerNumber } from './numberReaders.ts'
import type { MetricScoring } from './scoring.ts'

/** SPAR-Bench's view_change_infer: how the camera moved and turned, `move_right:0.3,rotate_left:15`. facts.md D, VCI. */

/** The five signed axes: the positive action, then the negative one. */
const AXES: readonly (readonly [string, string])[] = [
  ['move_right', 'move_left'],
  ['move_up', 'move_down'],
  ['move_forward', 'move_backward'],
  ['rotate_right', 'rotate_left'],
  ['rotate_up', 'rotate_down'],
]

const ACTIONS: readonly string[] = AXES.flat()

/** Amounts by action, exactly as the published code splits them; undefined where it fails. */
function amountsAsPublished(text: string): Map<string, number> | undefined {
  const amounts = new Map<string, number>()
  for (const item of text.split(',')) {
    const [action, amount, ...more] = item.split(':')
    const value = pythonFloat(amount ?? '')
    if (value === undefined || more.length) return undefined
    amounts.set(action as string, value)
  }
  return amounts
}

/** Amounts by action: blanks, units and actions that don't exist do no harm. Undefined where no action is named. */
function amountsRight(text: string): Map<string, number> | undefined {
  const amounts = new Map<string, number>()
  for (const item of text.split(/[,;\n]/)) {
    const [name, amount] = item.split(/[:=]/)
    const action = name?.trim().toLowerCase().replace(/\s+/g, '_') ?? ''
    const value = readAnswerNumber(amount ?? '')
    if (value !== undefined && ACTIONS.includes(action)) amounts.set(action, value)
  }
  return amounts.size ? amounts : undefined
}

/**
 * The five signed amounts that a text states: right, up, forward, turned right, turned up; in the text's own units
 * (SPAR-Bench's metres and degrees), 0 where nothing is said. Undefined where it can't be read.
 */
export function sparViewChange(text: string, scoring: MetricScoring = 'right'): number[] | undefined {
  const amounts = scoring === 'right' ? amountsRight(text) : amountsAsPublished(text)
  return amounts && AXES.map(([plus, minus]) => (amounts.get(plus) ?? 0) - (amounts.get(minus) ?? 0))
}

/**
 * The VCI metric, 0 to 1: the mean over the five axes of the MRA; 0 for what can't be read. Where an axis's amount that
 * the error is divided by is zero, the error counts undivided.
 * Source: facts.md D, VCI. Right, errors are relative to the truth; the published code swaps its arguments and divides
 * by the prediction, so that twice the true amount errs by half.
 */
export function sparViewChangeScore(
  prediction: string,
  groundTruth: string,
  scoring: MetricScoring = 'right',
): number {
  const [predicted, truth] = [sparViewChange(prediction, scoring), sparViewChange(groundTruth, scoring)]
  if (!predicted || !truth || ![...predicted, ...truth].every(Number.isFinite)) return 0
  const scores = truth.map((t, axis) => {
    const p = predicted[axis] as number
    return scoring === 'right' ? meanRelativeAccuracy(p, t) : mraAsPublished(t, p)
  })
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}
