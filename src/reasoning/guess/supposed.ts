import type { Layout, LayoutObject } from '../../layout/index.ts'
import { layoutOfSubmap, submapCount } from '../../layout/index.ts'
import type { Answer } from '../answer.ts'
import { answer } from '../engine/answer.ts'
import { NotAnswerable, UnknownName } from '../engine/errors.ts'
import { objectsCalled } from '../engine/objects.ts'
import type { Name, Program } from '../program.ts'
import { namesIn } from '../programNames.ts'
import { kindOf } from './priors.ts'

/** What a map says to a program, if what is doubtful about it is true, and how likely that is. */
export interface Finding {
  answer: Answer
  /** The probability that the objects are there, and are what they are called. */
  sure: number
  /** What was supposed, in words; empty where nothing was. */
  supposing: string
}

/** The program's answer; undefined where the layout gives none. */
export function tried(program: Program, layout: Layout): Answer | undefined {
  try {
    return answer(program, layout)
  } catch (error) {
    if (error instanceof UnknownName || error instanceof NotAnswerable) return undefined
    throw error
  }
}

/** How likely the objects are that an answer rests on: each is there with the probability of its score, independently. */
export function sureness({ trace }: Answer, { objects }: Pick<Layout, 'objects'>): number {
  const ids = new Set(trace.flatMap((step) => step.objects))
  return objects.reduce((product, { id, score }) => (ids.has(id) ? product * score : product), 1)
}

/** The object that most likely is of a kind, though the map calls it otherwise. */
function likeliestAs(objects: readonly LayoutObject[], name: Name) {
  const found = objects.flatMap((object) =>
    (object.alternatives ?? []).flatMap(({ category, probability }) =>
      kindOf(category) === kindOf(name) ? [{ object, probability: probability * object.score }] : [],
    ),
  )
  return found.sort((a, b) => b.probability - a.probability)[0]
}

export interface Supposed {
  layout: Layout
  /** In words: `chair-2 may be a stool (30 %)`. */
  supposing: string[]
}

/**
 * The map with names that it lacks given to objects that may be what is asked for; each is then there with that
 * probability as its score.
 */
export function supposedLayout(layout: Layout, names: readonly Name[]): Supposed {
  const supposing: string[] = []
  let { objects } = layout
  for (const name of new Set(names)) {
    if (objectsCalled({ objects }, name).length) continue
    const found = likeliestAs(objects, name)
    if (!found) continue
    const { object, probability } = found
    objects = objects.map((one) => (one === object ? { ...one, category: name, score: probability } : one))
    supposing.push(`${object.id} may be a ${name} (${Math.round(100 * probability)} %)`)
  }
  return { layout: { ...layout, objects }, supposing }
}

/**
 * What the map says to a program: as it is, else supposing that things are what they may be, else in a part of the film
 * that is not joined to it and has all that is asked for. Undefined where none of them answers.
 */
export function finding(program: Program, layout: Layout): Finding | undefined {
  const plain = tried(program, layout)
  if (plain) return { answer: plain, sure: sureness(plain, layout), supposing: '' }
  const supposed = supposedLayout(layout, namesIn(program))
  const given = supposed.supposing.length ? tried(program, supposed.layout) : undefined
  if (given) {
    return { answer: given, sure: sureness(given, supposed.layout), supposing: supposed.supposing.join(', ') }
  }
  // A count in a part of the film is no count of the room.
  for (let part = 1; part < submapCount(layout) && program.kind !== 'count'; part++) {
    const apart = layoutOfSubmap(layout, part)
    const there = tried(program, apart)
    if (there) {
      const supposing = 'measured in a part of the film that is not joined to the map'
      return { answer: there, sure: sureness(there, apart), supposing }
    }
  }
  return undefined
}
