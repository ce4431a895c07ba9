import { mapsBetween, mapsOfTag } from './maps.ts'
import { readTags, section, type Tagged } from './tags.ts'
import type { Fault, ModelResponse, PrintedMap, Section, Span } from './types.ts'

/** An answer without tags is at most this long; more is reasoning. */
const BARE_ANSWER = 60

const ANSWER_WORDS =
  /(?:final |correct )?answer\s*(?:\*\*)?\s*(?:is\s*:?|:|=)\s*(?:\*\*)?\s*(?:option\s*)?\(?((?:[^\n.;]|\.\d){1,60})/gi

/** The answer of a text without `<answer>`: after "the answer is", or all of a short text. */
function bareAnswer(text: string, { start, end }: Span): Section | undefined {
  const rest = section(text, start, end)
  const said = [...rest.text.matchAll(ANSWER_WORDS)].at(-1)
  if (said?.[1] !== undefined) {
    const from = rest.start + said.index + said[0].length - said[1].length
    const found = section(text, from, from + said[1].replace(/[)*\s]+$/, '').length)
    if (found.text) return found
  }
  return rest.text && rest.text.length <= BARE_ANSWER && !rest.text.includes('\n') ? rest : undefined
}

/** The text outside all of the spans, as spans. */
function gaps(length: number, spans: readonly Span[]): Span[] {
  const free: Span[] = []
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > at) free.push({ start: at, end: start })
    at = Math.max(at, end)
  }
  return at < length ? [...free, { start: at, end: length }] : free
}

const first = (sections: readonly Tagged[], name: Tagged['name'], faults: Fault[]): Section | undefined => {
  const [found, second] = sections.filter((tagged) => tagged.name === name)
  if (second) faults.push({ what: `More than one <${name}>: the first counts.`, ...second.outer })
  return found && { text: found.text, start: found.start, end: found.end }
}

function mapsOf(text: string, sections: readonly Tagged[], faults: Fault[]): PrintedMap[] {
  const tagged = sections.filter(({ name }) => name === 'map')
  const thinks = sections.filter(({ name }) => name === 'think')
  const inTags = tagged.flatMap((map) => mapsOfTag(text, map, faults))
  const elsewhere = gaps(
    text.length,
    tagged.map(({ outer }) => outer),
  ).flatMap((gap) => {
    const cuts = thinks.flatMap(({ start, end }) => {
      const [from, to] = [Math.max(start, gap.start), Math.min(end, gap.end)]
      return from < to ? [{ start: from, end: to }] : []
    })
    const outside = gaps(gap.end, [{ start: 0, end: gap.start }, ...cuts])
    return [
      ...cuts.flatMap((cut) => mapsBetween(text, cut, true, faults)),
      ...outside.flatMap((part) => mapsBetween(text, part, false, faults)),
    ]
  })
  return [...inTags, ...elsewhere].sort((a, b) => a.start - b.start)
}

/**
 * Reads what a model printed: Video2Layout's `<map><think><answer>`, SpaceR's grid within `<think>`, Spatial-R1's
 * `<think><answer>`, VSI-Bench's cognitive map, or a bare answer. Never throws: it reads what is there and lists what
 * was wrong. Of several `<think>` or `<answer>` the first counts, as in Video2Layout's reward (qa.py); a bare answer is
 * the text after "the answer is", or a text of at most 60 characters.
 * Sources: Video2Layout figs/data_example.png, SpaceR extract_map.py, VSI-Bench B.4 (facts A and B).
 */
export function readResponse(text: string): ModelResponse {
  const { sections, faults } = readTags(text)
  const maps = mapsOf(text, sections, faults)
  const maybe = { think: first(sections, 'think', faults), answer: first(sections, 'answer', faults) }
  const taken = [...sections.map(({ outer }) => outer), ...maps]
  if (!maybe.answer) {
    const last = gaps(text.length, taken).at(-1)
    maybe.answer = last && bareAnswer(text, last)
    const what = maybe.answer ? 'The answer stands outside of <answer>.' : 'There is no answer.'
    const at = maybe.answer ?? { start: text.length, end: text.length }
    faults.push({ what, start: at.start, end: at.end })
  } else if (!maybe.answer.text) {
    faults.push({ what: 'The answer is empty.', start: maybe.answer.start, end: maybe.answer.end })
  }
  // Prose without any tag is reasoning, but for an answer alone.
  const all = section(text, 0, text.length)
  if (sections.length === 0 && all.text.length > BARE_ANSWER && all.text !== maybe.answer?.text)
    maybe.think = all
  return {
    maps,
    ...(maybe.think && { think: maybe.think }),
    ...(maybe.answer && { answer: maybe.answer }),
    faults: faults.sort((a, b) => a.start - b.start || a.end - b.end),
  }
}
