import { canonicalName } from '../names.ts'
import type { Name } from '../program.ts'
import { notUnderstood } from './refusal.ts'
import type { Asked, Rule } from './wording.ts'

const NOTE = /\(note: for each[^)]*\)/
/** VSI-Bench's route planning, and the same told to or by a person. */
const ROUTE =
  /^(?:you are a robot|i am a robot|a robot is|imagine you are|you are|i am)[^.]*?\b(?:beginning|starting|standing)(?: at)?(?: the)* (.+?),?(?: and)?,? facing(?: (?:directly|straight|precisely))?(?: (?:to|towards?|at|into|out))?(?: the)* (.+?)\s*\.\s*(?:(?:you|i) (?:want|need|wish) to (?:navigate|go|walk|get) to(?: the)* (.+?)\s*\.\s*)?(?:you|i) (?:will )?(?:perform|take) the following (?:actions|steps)\s*:?\s*(.+?)\.?\s*(?:you have reached the final destination)?$/
const STEP = /(?:^|\s)\d+\.\s*/
const BLANK = /^\[[^\]]*\]$|^_+$/
const WALK =
  /^(?:go|walk|move|continue|drive|head)(?: straight)?(?: for?wards?)?(?: \w+ the (?:door|doorway|doorframe|opening)(?= (?:un|up|to)))?(?: (?:un(?:til|tli)(?: you (?:reach|are at|get to))?|up to|to|towards?))?(?: past| through| into)? (.+)$/
const TURN = /^turn (?:back|around|left|right)$/

const ASIDE = / (?:is )?(?:(?:right )?in front of (?:me|you)|(?:on|to|at) (?:your|my|the) (?:left|right))$/
const PART =
  /^(?:the )?(?:(?:[\w-]+ )?(?:corner|edge|end|foot|head|middle|side|front)|\d+ feet before|outside) (?:of )?(?:the )?/
const REST =
  /(?:,| (?:that|which|with|by|near|nearby|next|beside|behind|under|above|on|in|at|of|to|and|seen|closest|closer|facing|towards?|right)\b).*$/

/** What is on no list of objects, or under a word of its own: the engine knows walls and the room, the map its doors. */
const NO_OBJECT = /^(?:wall|room|doorway|doorframe)$/

/**
 * What a described landmark is on the map: `chair beside the screen` is the vocabulary's `chair`, `the corner of the
 * bed` its `bed`. Without a word for it in the vocabulary the description stays whole, but for walls, the room and
 * doorways: `the wall behind the sofa` is the `wall`.
 */
export function landmark(description: string, { vocabulary }: Pick<Asked, 'vocabulary'>): Name {
  const whole = description
    .trim()
    .replace(/[\s.,;]+$/, '')
    .replace(/^standing (?:by|at) /, '')
    .replace(ASIDE, '')
  const part = whole.replace(PART, '')
  // Of what stands before "beside the screen", the last words that the map knows: of "blue trash bin" the latter two.
  const words = part.replace(REST, '').split(' ')
  const shorter = words.map((_, from) => words.slice(from).join(' '))
  for (const phrase of [whole, part, ...shorter]) {
    const name = canonicalName(phrase, vocabulary)
    if (vocabulary.includes(name)) return name
  }
  const last = canonicalName(words.at(-1) ?? '')
  return NO_OBJECT.test(last) ? last : canonicalName(whole, vocabulary)
}

/**
 * A robot's route with turns to fill in: VSI-Bench's route planning. A turn after the last walk is towards the
 * destination. Turns that the question tells itself are not asked for. Where the vocabulary has a word for what a
 * description is of, the landmark is that word: "the chair beside the screen" is a `chair`.
 */
export const routeRule: Rule = (asked) => {
  const found = ROUTE.exec(asked.text.replace(NOTE, '').replace(/\s+/g, ' ').replace(/ +:/g, ':'))
  const [, start, facing, destination, actions] = found ?? []
  if (start === undefined || facing === undefined || actions === undefined) return undefined
  const legs: Name[] = []
  const asks: boolean[] = []
  let waiting = false
  for (const step of actions.split(STEP)) {
    const action = step.trim().replace(/[\s.]+$/, '')
    if (action === '' || TURN.test(action)) continue
    if (BLANK.test(action)) {
      waiting = true
      continue
    }
    const to = WALK.exec(action)?.[1]
    if (to === undefined) return notUnderstood(`It cannot follow the step "${action}" of the route.`)
    legs.push(landmark(to, asked))
    asks.push(waiting)
    waiting = false
  }
  if (waiting && destination !== undefined) {
    legs.push(landmark(destination, asked))
    asks.push(true)
  }
  if (!asks.includes(true)) return notUnderstood('The route has no turn to fill in.')
  return { kind: 'turns', start: landmark(start, asked), facing: landmark(facing, asked), legs, asked: asks }
}
