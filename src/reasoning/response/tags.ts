import type { Fault, Section, Span } from './types.ts'

export type TagName = 'map' | 'think' | 'answer'

/** What stands between a pair of tags; the outer span takes in the tags. */
export interface Tagged extends Section {
  name: TagName
  outer: Span
}

interface Tag extends Span {
  name: TagName
  closing: boolean
}

/** White space in tags is forgiven, as by Video2Layout's reward, which strips it around `<`, `>` and `/`. */
const TAG = /<\s*(\/?)\s*(map|think|answer)\s*>/gi

const tagsOf = (text: string): Tag[] =>
  [...text.matchAll(TAG)].map((found) => ({
    name: (found[2] as string).toLowerCase() as TagName,
    closing: found[1] === '/',
    start: found.index,
    end: found.index + found[0].length,
  }))

/** The part of the text without white space at its ends. */
export function section(text: string, start: number, end: number): Section {
  const raw = text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  const trimmed = raw.trim()
  return { text: trimmed, start: from, end: from + trimmed.length }
}

/**
 * The sections between tags, in the order in which they open. A tag that is not closed runs to the next tag of another
 * kind, or to the end (a `<map>` may lie within `<think>`, so it does not end it); a closing tag without an opening one
 * takes what is before it, as chat templates put the opening one into the prompt.
 */
export function readTags(text: string): { sections: Tagged[]; faults: Fault[] } {
  const tags = tagsOf(text)
  const sections: Tagged[] = []
  const faults: Fault[] = []
  const used = new Set<Tag>()
  const add = (name: TagName, start: number, end: number, outer: Span) =>
    sections.push({ name, outer, ...section(text, start, end) })

  tags.forEach((open, k) => {
    if (open.closing) return
    const after = tags.slice(k + 1)
    const close = after.find(({ name }) => name === open.name)
    if (close?.closing) {
      used.add(close)
      add(open.name, open.end, close.start, { start: open.start, end: close.end })
      return
    }
    const next = after.find(({ name }) => name === open.name || !(open.name === 'think' && name === 'map'))
    const end = next?.start ?? text.length
    faults.push({ what: `<${open.name}> is not closed.`, start: open.start, end: open.end })
    add(open.name, open.end, end, { start: open.start, end })
  })
  tags.forEach((close, k) => {
    if (!close.closing || used.has(close)) return
    faults.push({
      what: `</${close.name}> closes nothing that was opened.`,
      start: close.start,
      end: close.end,
    })
    // Only of the first is it plain what it was meant to hold.
    if (sections.some(({ name }) => name === close.name)) return
    const before = tags.slice(0, k).findLast(({ name }) => close.name !== 'think' || name !== 'map')
    const start = before?.end ?? 0
    add(close.name, start, close.start, { start, end: close.end })
  })
  return { sections: sections.sort((a, b) => a.start - b.start), faults }
}
