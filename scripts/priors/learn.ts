import type { Layout } from '../../src/layout/index.ts'
import { kindOf, type Priors, parseQuestion, type Question, type Shares } from '../../src/reasoning/index.ts'
import { learnAreas } from './areas.ts'
import { learnBeyond } from './beyond.ts'
import { allGaps, LEAST_ROOMS, learnDistances } from './distances.ts'
import { moments } from './moments.ts'
import { learnOrder } from './order.ts'
import { quantilesOf } from './quantiles.ts'

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const tally = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...groupBy(words, (word) => word)].sort().map(([word, all]) => [word, all.length]))

const shares = (words: readonly string[]): Shares =>
  Object.fromEntries(Object.entries(tally(words)).map(([word, count]) => [word, count / words.length]))

/** Kinds that a few rooms have: what fewer have is no usual figure. */
const wellKnown = <T>(groups: ReadonlyMap<string, readonly T[]>) =>
  [...groups].filter(([, own]) => own.length >= LEAST_ROOMS).sort(([a], [b]) => a.localeCompare(b))

/** The right option in words, and the program, of each question that has both. */
const answered = (questions: readonly Question[]) =>
  questions.flatMap(({ text, options = [], groundTruth = '' }) => {
    const parsed = parseQuestion(text, options)
    const right = options[groundTruth.trim().toUpperCase().charCodeAt(0) - 65] ?? ''
    return 'kind' in parsed ? [] : [{ program: parsed.program, right, groundTruth }]
  })

/** A thing that is one of several in a room is less like those asked for, which are the only ones of their kind. */
const ONE_OF_SEVERAL = 0.2
const SIZES = 10

function learnSizes(layouts: readonly Layout[]): Priors['sizes'] {
  const sides = layouts.flatMap(({ objects }) =>
    [...groupBy(objects, ({ category }) => kindOf(category))].flatMap(([kind, own]) =>
      own.map(({ exactBox, box }) => ({
        kind,
        side: Math.max(...(exactBox ?? box).size),
        weight: own.length === 1 ? 1 : ONE_OF_SEVERAL / own.length,
      })),
    ),
  )
  const figures = (own: readonly (typeof sides)[number][]) => ({
    things: own.reduce((sum, { weight }) => sum + weight, 0),
    longest: quantilesOf(
      own.map(({ side }) => side),
      SIZES,
      own.map(({ weight }) => weight),
    ),
  })
  const byKind = wellKnown(groupBy(sides, ({ kind }) => kind)).map(
    ([kind, own]) => [kind, figures(own)] as const,
  )
  return { all: figures(sides), byKind: Object.fromEntries(byKind) }
}

type Rows = ReturnType<typeof answered>

function learnCounts(rows: Rows): Priors['counts'] {
  const counts = rows.flatMap(({ program, groundTruth }) =>
    program.kind === 'count' ? [{ kind: kindOf(program.category), groundTruth }] : [],
  )
  const byKind = wellKnown(groupBy(counts, ({ kind }) => kind))
  return {
    all: tally(counts.map(({ groundTruth }) => groundTruth)),
    byKind: Object.fromEntries(
      byKind.map(([kind, own]) => [kind, tally(own.map(({ groundTruth }) => groundTruth))]),
    ),
  }
}

/** Left and right are alike: a room and its mirror image are both usual. */
const mirrored = (words: readonly string[]): string[] =>
  words.flatMap((word) => [word, word.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'))])

function learnDirections(rows: Rows): Priors['directions'] {
  const of = (level: string) =>
    shares(
      mirrored(
        rows.flatMap(({ program, right }) =>
          program.kind === 'direction' && program.level === level ? right.toLowerCase() : [],
        ),
      ),
    )
  return { easy: of('easy'), medium: of('medium'), hard: of('hard') }
}

function learnTurns(rows: Rows): Priors['turns'] {
  const turns = rows.flatMap(({ program, right }) => {
    if (program.kind !== 'turns') return []
    const legs = program.asked.flatMap((asked, leg) => (asked ? leg : []))
    return right
      .toLowerCase()
      .split(', ')
      .map((turn, k) => ({ first: legs[k] === 0, turn: turn.replace('turn ', '') }))
  })
  const of = (first: boolean) =>
    shares(mirrored(turns.flatMap((one) => (one.first === first ? one.turn : []))))
  return { first: of(true), later: of(false) }
}

function strengths(rows: Rows): Priors['order'] {
  const orders = rows.flatMap(({ program, right }) =>
    program.kind === 'appearanceOrder' ? [right.split(',').map((part) => kindOf(part))] : [],
  )
  const known = new Set(wellKnown(groupBy(orders.flat(), (kind) => kind)).map(([kind]) => kind))
  const all = Object.entries(learnOrder(orders))
  return { byKind: Object.fromEntries(all.filter(([kind]) => known.has(kind))) }
}

/**
 * Priors from annotated rooms and the questions about them.
 * @param gaps of the rooms, where they have been measured before.
 */
export function learnPriors(
  layouts: readonly Layout[],
  questions: readonly Question[],
  gaps = allGaps(layouts),
): Priors {
  const rows = answered(questions)
  const areas = layouts.flatMap(({ room }) => (room ? Math.log(room.areaSquareMetres.value) : []))
  const area = moments(areas)
  const names = layouts.map(({ source }) => source.name)
  return {
    source:
      'VSI-Bench (nyu-visionx/VSI-Bench): figures by kind from the annotations of its rooms in ScanNet, ScanNet++ and ARKitScenes',
    licence: 'Apache-2.0',
    rooms: layouts.length,
    questions: questions.length,
    counts: learnCounts(rows),
    sizes: learnSizes(layouts),
    area,
    areaByKind: learnAreas(layouts),
    beyond: learnBeyond(layouts),
    distances: learnDistances(
      names.flatMap((name) => gaps.get(name) ?? []),
      area.mean,
    ),
    directions: learnDirections(rows),
    order: strengths(rows),
    turns: learnTurns(rows),
  }
}
