import type { Vec2 } from '../../geometry/index.ts'
import type { LayoutObject } from '../../layout/index.ts'
import type { Answer } from '../answer.ts'
import { oneNamed } from '../engine/objects.ts'
import { directionWord, signedAngle } from '../engine/sectors.ts'
import type { DirectionLevel, Program } from '../program.ts'
import { NotRenderable } from './errors.ts'
import { digits, pair, term } from './numbers.ts'
import { centreLine, centreOf } from './places.ts'
import type { Printed } from './printed.ts'

type Of<K extends Program['kind']> = Program & { kind: K }

const between = (a: Vec2, b: Vec2): Vec2 => [b[0] - a[0], b[1] - a[1]]

/** Products of multiples of 0.05 have four decimals: all of them are printed. */
const EXACT = 4

function vectorLine(printed: Printed, from: LayoutObject, to: LayoutObject): { line: string; vector: Vec2 } {
  const [a, b] = [centreOf(printed, from), centreOf(printed, to)]
  const vector = between(a, b)
  const names = `from the ${printed.nameOf(from)} to the ${printed.nameOf(to)}`
  return { line: `The vector ${names} is ${pair(b)} - ${pair(a)} = ${pair(vector)}.`, vector }
}

/**
 * The lines from two vectors to a word.
 * @throws NotRenderable where the printed map puts it on the line between two words.
 */
function wordLines(f: Vec2, v: Vec2, level: DirectionLevel): { lines: string[]; word: string } {
  const cross = f[0] * v[1] - f[1] * v[0]
  const dot = f[0] * v[0] + f[1] * v[1]
  const degrees = signedAngle(f, v)
  const onLine = Math.abs(cross) < 1e-9 && (level !== 'medium' || dot > 0)
  if (onLine || (level === 'hard' && Math.abs(dot) < 1e-9))
    throw new NotRenderable('On the printed map it lies on the line between two directions.')
  const crossed = `${term(f[0])} * ${term(v[1])} - ${term(f[1])} * ${term(v[0])} = ${digits(cross, EXACT)}`
  const dotted = `${term(f[0])} * ${term(v[0])} + ${term(f[1])} * ${term(v[1])} = ${digits(dot, EXACT)}`
  const lines = [
    `Cross product: ${crossed}, ${cross > 0 ? 'positive: left' : cross < 0 ? 'negative: right' : 'on the line'}.`,
  ]
  if (level === 'hard')
    lines.push(`Dot product: ${dotted}, ${dot > 0 ? 'positive: front' : 'negative: back'}.`)
  // Half of what lies behind counts as a side: the sign of the dot product decides nothing.
  if (level === 'medium')
    lines.push(
      `Dot product: ${dotted}.`,
      `That is ${digits(Math.abs(degrees), 1)}° away from forward; from 135° on it is back.`,
    )
  return { lines, word: directionWord(degrees, level) }
}

const relation = (word: string, to = '') =>
  `So it is ${word === 'back' ? 'at' : 'to'} the ${word}${to && ` of the ${to}`}.`

/** Where something is for somebody who stands and faces: VSI-Bench's three levels. */
export function directionLines(program: Of<'direction'>, printed: Printed): string[] {
  const { layout, nameOf } = printed
  const [s, f, q] = [program.standing, program.facing, program.asked].map((name) =>
    oneNamed(layout, name),
  ) as [LayoutObject, LayoutObject, LayoutObject]
  const [forward, towards] = [vectorLine(printed, s, f), vectorLine(printed, s, q)]
  const { lines, word } = wordLines(forward.vector, towards.vector, program.level)
  return [
    ...[s, f, q].map((object) => centreLine(printed, object)),
    `Forward is for somebody standing by the ${nameOf(s)} and facing the ${nameOf(f)}.`,
    forward.line,
    towards.line,
    ...lines,
    relation(word),
  ]
}

const turned = ([x, z]: Vec2, axis: 'forward' | 'left' | 'right'): Vec2 =>
  axis === 'forward' ? [x, z] : axis === 'left' ? [z, -x] : [-z, x]

/** The quadrant of one thing as seen from another, where a vector or the camera says what is forward: Video2Layout. */
export function quadrantLines(
  program: Of<'directionOfVector'> | Of<'directionFromCamera'>,
  printed: Printed,
): string[] {
  const { layout, nameOf } = printed
  const named = (name: string) => oneNamed(layout, name)
  const [c, d] = [named(program.of), named(program.relativeTo)]
  const along =
    program.kind === 'directionOfVector'
      ? { from: named(program.from), to: named(program.to), axis: program.axis }
      : undefined
  const first = along && vectorLine(printed, along.from, along.to)
  const forward = first && along ? turned(first.vector, along.axis) : ([0, 1] satisfies Vec2)
  const towards = vectorLine(printed, d, c)
  const { lines, word } = wordLines(forward, towards.vector, 'hard')
  const objects = new Set([...(along ? [along.from, along.to] : []), c, d])
  return [
    ...[...objects].map((object) => centreLine(printed, object)),
    ...(first && along
      ? [`From the ${nameOf(along.from)} to the ${nameOf(along.to)} is ${along.axis}.`, first.line]
      : ['The camera looks along z.']),
    `So forward is ${pair(forward)}.`,
    towards.line,
    ...lines,
    relation(word, nameOf(d)),
  ]
}

/** Which way a robot turns before each leg; where it goes is as the engine found on the printed map. */
export function turnLines(printed: Printed, { trace }: Answer): string[] {
  const { layout } = printed
  const objectOf = (id: string | undefined) => layout.objects.find((one) => one.id === id) as LayoutObject
  const legs = trace.filter(({ id }) => id.startsWith('turn-')).map(({ objects }) => objects.map(objectOf))
  const places = trace.filter(({ id }) => id.startsWith('place-')).map(({ objects }) => objectOf(objects[0]))
  const start = legs[0]?.[0] as LayoutObject
  let heading = vectorLine(printed, start, places[0] as LayoutObject)
  const lines = [...places.map((object) => centreLine(printed, object)), heading.line]
  for (const [at, next] of legs as [LayoutObject, LayoutObject][]) {
    const towards = vectorLine(printed, at, next)
    const turn = wordLines(heading.vector, towards.vector, 'medium')
    lines.push(towards.line, ...turn.lines)
    lines.push(`Turn ${turn.word}.`)
    heading = towards
  }
  return lines
}
