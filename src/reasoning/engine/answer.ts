import type { Layout } from '../../layout/index.ts'
import type { Answer } from '../answer.ts'
import type { Program, Unit } from '../program.ts'
import { appearanceOutcome } from './appearance.ts'
import { choose } from './choose.ts'
import { cameraOutcome, directionOutcome, vectorOutcome } from './direction.ts'
import { distanceOutcome } from './distance.ts'
import { nearestOutcome } from './nearest.ts'
import { type Outcome, stepOn } from './outcome.ts'
import { countOutcome, roomAreaOutcome, sizeOutcome } from './quantities.ts'
import { turnsOutcome } from './route.ts'
import { unitFactor } from './units.ts'

export interface AnswerOptions {
  /** Of the number wanted, and of the numbers among the options; metres and square metres where it is not said. */
  unit?: Unit
  /** The question's options, without their letters. */
  optionTexts?: readonly string[]
}

function outcomeOf(program: Program, layout: Layout): Outcome {
  switch (program.kind) {
    case 'count':
      return countOutcome(program, layout)
    case 'size':
      return sizeOutcome(program, layout)
    case 'distance':
      return distanceOutcome(program, layout)
    case 'nearest':
      return nearestOutcome(program, layout)
    case 'direction':
      return directionOutcome(program, layout)
    case 'directionOfVector':
      return vectorOutcome(program, layout)
    case 'directionFromCamera':
      return cameraOutcome(program, layout)
    case 'roomArea':
      return roomAreaOutcome(layout)
    case 'turns':
      return turnsOutcome(program, layout)
    case 'appearanceOrder':
      return appearanceOutcome(program, layout)
  }
}

/** Where the unit wanted is not the map's own, the step that says so. */
const unitStep = (value: number, outcome: Outcome, unit: Unit, factor: number) =>
  stepOn([], {
    id: 'unit',
    quantity: `The same in ${unit}`,
    formula: `1 ${outcome.unit} = ${Number(factor.toPrecision(6))} ${unit}`,
    value,
    sd: outcome.sd * factor,
    unit,
  })

/**
 * What a program gives on a layout, by exact computation, with a trace in which every number stands. Distances and
 * sizes are of the exact boxes, directions of the centres on the plan. Standard deviations are first order, and given
 * where the layout carries some. Pure: the same program and layout give the same answer.
 * @throws UnknownName where the layout lacks what is named. @throws NotAnswerable where it lacks what is needed, or the
 * unit does not fit.
 */
export function answer(program: Program, layout: Layout, options: AnswerOptions = {}): Answer {
  const outcome = outcomeOf(program, layout)
  const isNumber = typeof outcome.value === 'number'
  const unit = (isNumber && options.unit) || outcome.unit
  const factor = unitFactor(outcome.unit, unit)
  const value = typeof outcome.value === 'number' ? outcome.value * factor : outcome.value
  const choice = options.optionTexts?.length ? choose(outcome, options.optionTexts, factor) : undefined
  return {
    value,
    unit,
    ...(isNumber && outcome.sd > 0 && { sd: outcome.sd * factor }),
    ...(choice && { choice }),
    trace:
      typeof value === 'number' && unit !== outcome.unit
        ? [...outcome.trace, unitStep(value, outcome, unit, factor)]
        : outcome.trace,
  }
}
