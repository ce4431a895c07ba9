import type { Answer } from '../answer.ts'
import type { Asked } from '../ask.ts'
import { NotAnswerable } from '../engine/errors.ts'
import { answer } from '../engine/index.ts'
import { unitFactor } from '../engine/units.ts'
import type { Program } from '../program.ts'
import { directionLines, quadrantLines, turnLines } from './directions.ts'
import { NotRenderable } from './errors.ts'
import { countLines, distanceLines, nearestLines, sizeLines } from './lengths.ts'
import type { Printed } from './printed.ts'

/** A number follows from a map of tenths of a metre where it is off by no more than one of them, metres. */
const ROUNDING = 0.1

function linesFor(program: Program, printed: Printed, own: Answer): string[] {
  switch (program.kind) {
    case 'count':
      return countLines(program, printed)
    case 'size':
      return sizeLines(program, printed)
    case 'distance':
      return distanceLines(program, printed)
    case 'nearest':
      return nearestLines(program, printed)
    case 'direction':
      return directionLines(program, printed)
    case 'directionOfVector':
    case 'directionFromCamera':
      return quadrantLines(program, printed)
    case 'turns':
      return turnLines(printed, own)
    case 'roomArea':
    case 'appearanceOrder':
      throw new NotRenderable('The printed map does not hold what this question asks for.')
  }
}

const said = ({ value, choice }: Answer) => choice?.letter ?? value

function requireSame(own: Answer, exact: Answer): void {
  const same =
    own.choice || exact.choice
      ? own.choice?.index === exact.choice?.index
      : typeof own.value === 'number' && typeof exact.value === 'number'
        ? Math.abs(own.value - exact.value) <=
          (exact.unit ? ROUNDING * unitFactor('m', exact.unit) : 0) + 1e-9
        : own.value === exact.value
  if (same) return
  const text = (one: Answer) => (typeof one.value === 'number' ? Number(one.value.toFixed(2)) : said(one))
  throw new NotRenderable(`The printed map gives ${text(own)}, and the exact one ${text(exact)}.`)
}

/**
 * Computes a question on a printed map and says how, number by number.
 * @returns the lines, and the answer on that map.
 * @throws NotRenderable where that is another answer than the exact one.
 */
export function reasonedOn(
  printed: Printed,
  { program, unit, answer: exact }: Asked,
  optionTexts: readonly string[],
): { lines: string[]; own: Answer } {
  try {
    const own = answer(program, printed.layout, { unit, optionTexts })
    requireSame(own, exact)
    return { lines: linesFor(program, printed, own), own }
  } catch (error) {
    // What the exact map answers, and the printed one does not: two things in one cell have no direction.
    if (error instanceof NotAnswerable) throw new NotRenderable(`On the printed map: ${error.message}`)
    throw error
  }
}
