import type { ParsedQuestion, Program, Unit } from '../program.ts'
import { appearanceRule } from './appearance.ts'
import { countRule } from './count.ts'
import { directionRule } from './direction.ts'
import { distanceRule } from './distance.ts'
import { nearestRule } from './nearest.ts'
import { type NotUnderstood, notUnderstood, reasonAgainst } from './refusal.ts'
import { routeRule } from './route.ts'
import { roomRule, sizeRule } from './size.ts'
import { plainText } from './text.ts'
import { areaUnit, withoutUnit } from './units.ts'
import { cameraRule, vectorRule } from './vector.ts'
import type { Rule } from './wording.ts'

export type { NotUnderstood } from './refusal.ts'

/** Longer than any question; VSI-Bench's routes have up to 700 characters. */
const LONGEST = 2000

/** In this order: a wording that fits two kinds of question is meant for the earlier. */
const RULES: readonly Rule[] = [
  routeRule,
  appearanceRule,
  roomRule,
  vectorRule,
  cameraRule,
  directionRule,
  nearestRule,
  distanceRule,
  sizeRule,
  countRule,
]

/** The unit that a program's value is printed in; undefined where the one asked for does not fit. */
function unitFor({ kind }: Program, asked: Unit | undefined): Unit | undefined {
  if (kind === 'roomArea') return areaUnit(asked)
  if (kind === 'distance' || kind === 'size')
    return asked === 'm²' || asked === 'ft²' ? undefined : (asked ?? 'm')
  return ''
}

/**
 * A question in words as a typed program: every template of VSI-Bench (arXiv 2412.14171, Table 4) and QVS-Bench
 * (Video2Layout, figure "benchmark"), and free wordings of them. A distance says between which points it is, the
 * closest ones where the question leaves it open. Never throws; what is not understood comes back with the reason.
 *
 * @param options of a multiple-choice question, with or without their letters
 * @param vocabulary names of the map, categories or ids, whose spelling the program takes over
 */
export function parseQuestion(
  text: string,
  options: readonly string[] = [],
  vocabulary: readonly string[] = [],
): ParsedQuestion | NotUnderstood {
  if (text.length > LONGEST) return notUnderstood(`The question has more than ${LONGEST} characters.`)
  const plain = plainText(text)
  const { rest, unit: wanted, unknown } = withoutUnit(plain)
  const asked = { options: options.map((option) => option.replace(/^\s*\(?[A-Z][.):]\s*/, '')), vocabulary }
  for (const rule of RULES) {
    // A route is told in words that look like units: "go forward 2 feet".
    const program = rule({ ...asked, text: rule === routeRule ? plain : rest })
    if (program === undefined) continue
    if (program.kind === 'not-understood') return program
    if (unknown !== undefined && unitFor(program, undefined) !== '')
      return notUnderstood(`I answer in metres, centimetres or feet, not in "${unknown}".`)
    const unit = unitFor(program, wanted)
    if (unit === undefined)
      return notUnderstood(
        `The answer cannot be in ${wanted}: lengths are in m, cm or ft, areas in m² or ft².`,
      )
    return { program, unit }
  }
  return notUnderstood(reasonAgainst(plain))
}
