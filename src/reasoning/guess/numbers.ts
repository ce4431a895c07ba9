import { type Layout, objectsOfAllSubmaps } from '../../layout/index.ts'
import { objectsCalled } from '../engine/objects.ts'
import type { Name, Program } from '../program.ts'
import { countAfter, countPrior } from './counts.ts'
import { hullArea } from './places.ts'
import { entryOf, kindOf, type Priors, usualDistances } from './priors.ts'
import {
  type Best,
  bestByMra,
  blurred,
  expectedMra,
  type LogNormal,
  logNormalSpread,
  mixed,
  type Spread,
  updated,
} from './spread.ts'
import { type Finding, finding } from './supposed.ts'

/** A number that is not measured, or not only. */
export interface NumberGuess extends Best {
  /** Of the number: metres, square metres, or none. */
  unit: '' | 'm' | 'm²'
  /** In words, how it came about. */
  rule: string
  /** What the map's own answer scores on average; undefined where it gives none. */
  ownExpected?: number
}

/**
 * A map's deviation is never taken for less than this share of the number: boxes err in ways that they do not know.
 * Lengths in redkitchen, which has true depth, err by 8 %, and its scale by 6 % (npm run bench redkitchen).
 */
const LEAST_SD = 0.1

/** What is usual, and what the map measured, together. */
function measuredBy(prior: Spread, { answer: { value, sd = 0 }, sure }: Finding): Spread {
  if (typeof value !== 'number') return prior
  const width = Math.max(sd, LEAST_SD * value, 1e-6)
  return updated(prior, (truth) => Math.exp(-(((value - truth) / width) ** 2) / 2), sure)
}

function numberGuess(
  prior: Spread,
  found: Finding | undefined,
  unit: 'm' | 'm²',
  usual: string,
): NumberGuess {
  if (!found || typeof found.answer.value !== 'number') return { ...bestByMra(prior), unit, rule: usual }
  const { value, sd = 0 } = found.answer
  const after = measuredBy(prior, found)
  const measured = `${value.toFixed(2)} ± ${sd.toFixed(2)} ${unit}`
  return {
    ...bestByMra(after),
    unit,
    rule: [found.supposing, `${usual}, weighed against the map's ${measured}`].filter(Boolean).join('; '),
    ...(!found.supposing && { ownExpected: expectedMra(value, after) }),
  }
}

/** The share of the searched frames that are on the map; 1 of a map that was not made from a film. */
function placedShare({ frames }: Layout): number {
  const searched = frames.filter(({ sampled }) => sampled)
  const placed = searched.filter(({ T_map_camera }) => T_map_camera)
  return searched.length ? placed.length / searched.length : 1
}

/** The area of a room with the kinds of things that any part of the film shows; square metres. */
function areaByKinds(layout: Layout, { area, areaByKind }: Priors): LogNormal {
  const scores = new Map<string, number>()
  for (const { category, score } of objectsOfAllSubmaps(layout))
    scores.set(kindOf(category), Math.max(score, scores.get(kindOf(category)) ?? 0))
  if (scores.size === 0) return area
  const terms = [...scores].map(([kind, score]) => score * (areaByKind.byKind[kind] ?? 0))
  return { mean: terms.reduce((sum, term) => sum + term, areaByKind.mean), sd: areaByKind.sd }
}

/**
 * What is usual of a room's area, and of how far a room goes beyond its objects, as far as the film is on the map: objects
 * of a part of the room say little of the whole. Square metres.
 */
function areaPrior(layout: Layout, priors: Priors): Spread {
  const { objects } = layout
  const prior = logNormalSpread(areaByKinds(layout, priors))
  const beyond = priors.beyond.findLast((one) => objects.length >= one.objects)
  const hull = hullArea(objects)
  if (!beyond || hull <= 0) return prior
  const likelihood = (area: number) =>
    Math.exp(-(((Math.log(area / hull) - beyond.mean) / beyond.sd) ** 2) / 2)
  return updated(prior, likelihood, placedShare(layout))
}

/** The floor area of the room, as usual and as the map has it; square metres. */
export function areaSpread(layout: Layout, priors: Priors): Spread {
  const found = finding({ kind: 'roomArea' }, layout)
  const prior = areaPrior(layout, priors)
  return found ? measuredBy(prior, found) : prior
}

/** The mean of the logarithm of a spread. */
export const meanLog = ({ values, weights }: Spread): number =>
  values.reduce((sum, value, k) => sum + (weights[k] as number) * Math.log(value), 0)

/** The figures of all kinds count as so many things of the kind itself. */
const OF_ALL = 0.3

/** The longest side of a kind, metres. */
export function sizePrior({ sizes }: Priors, name: Name): Spread {
  const all = blurred(sizes.all.longest)
  const own = entryOf(sizes.byKind, name)
  if (!own) return all
  return mixed([
    [blurred(own.longest), own.things],
    [all, OF_ALL],
  ])
}

const a = (kind: string) => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`

/** A number by what is usual of its kind, weighed against what the map has of it; undefined for questions of another kind. */
export function guessNumber(program: Program, layout: Layout, priors: Priors): NumberGuess | undefined {
  switch (program.kind) {
    case 'count': {
      const kind = kindOf(program.category)
      const found = objectsCalled(layout, program.category).length
      const usual = countPrior(priors, kind)
      // A map that shows none may know no such kind.
      const after = found > 0 ? countAfter(usual, found) : usual
      return {
        ...bestByMra(after),
        unit: '',
        rule: `usual count of ${kind}, of which there are several${found > 0 ? `; the map shows ${found}` : ''}`,
        ...(found > 0 && { ownExpected: expectedMra(found, after) }),
      }
    }
    case 'size': {
      return numberGuess(
        sizePrior(priors, program.object),
        finding(program, layout),
        'm',
        `usual size of ${a(kindOf(program.object))}`,
      )
    }
    case 'distance': {
      const logArea = meanLog(areaSpread(layout, priors))
      const prior = blurred(usualDistances(priors, program.a, program.b, logArea))
      const kinds = `${a(kindOf(program.a))} and ${a(kindOf(program.b))}`
      return numberGuess(prior, finding(program, layout), 'm', `usual distance of ${kinds}`)
    }
    case 'roomArea':
      return numberGuess(
        areaPrior(layout, priors),
        finding(program, layout),
        'm²',
        layout.objects.length ? 'usual size of a room with such objects' : 'usual size of a room',
      )
    default:
      return undefined
  }
}
