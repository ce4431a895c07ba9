import { closes, LiteralScanner } from './literalScanner.ts'
import type { Fault, Span } from './types.ts'

/** A value of JSON or of Python's literals, with its place. Tuples are lists; True, None and the like are scalars. */
export type Literal = Span &
  (
    | { kind: 'number'; value: number }
    | { kind: 'string'; value: string }
    | { kind: 'scalar'; value: boolean | null }
    | { kind: 'list'; items: Literal[] }
    | { kind: 'dict'; entries: { key: string; value: Literal }[] }
  )

/** Deeper nesting is no map: it would only exhaust the stack. */
const MAX_DEPTH = 24
/** After so many unreadable places it is prose in brackets. */
const MAX_UNREADABLE = 8

const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' }
const SCALARS: Readonly<Record<string, boolean | null>> = {
  true: true,
  false: false,
  none: null,
  null: null,
  nan: null,
}
/** Thrown inside this file only, where a text in brackets turns out to be prose. */
class Prose extends Error {}

/**
 * Reads the list, tuple or dict that starts at `start` and ends before `end`. Forgives single quotes, tuples, trailing
 * and missing commas, unquoted keys, ellipses and a cut-off end, each with a fault; undefined where it is prose.
 */
export function readLiteral(
  text: string,
  start: number,
  end: number,
): { value: Literal; faults: Fault[] } | undefined {
  const reader = new LiteralReader(text, start, end)
  try {
    return { value: reader.container(0), faults: reader.faults }
  } catch (error) {
    if (error instanceof Prose) return undefined
    throw error
  }
}

class LiteralReader extends LiteralScanner {
  private unreadable = 0

  container(depth: number): Literal {
    const start = this.at
    const opener = this.text.charAt(start)
    const closer = CLOSERS[opener]
    if (!closer || depth > MAX_DEPTH) throw new Prose()
    this.at++
    const items: Literal[] = []
    const entries: { key: string; value: Literal }[] = []
    while (true) {
      this.skipSpace()
      if (this.at >= this.end) {
        this.fault(`The output is cut off: "${opener}" is not closed.`, start, true)
        break
      }
      const character = this.text.charAt(this.at)
      if (closes(character)) {
        if (character === closer) this.at++
        // A stray closer ends this level as well: what encloses it sees it next.
        else this.fault(`"${opener}" is closed by "${character}".`, start)
        if (character !== closer && depth === 0) this.at++
        break
      }
      if (character === ',') this.comma(start)
      else if (opener === '{') this.entry(entries, items, depth)
      else this.item(items, depth)
    }
    const span = { start, end: this.at }
    // Braces without a single key hold a set, or a list in the wrong brackets.
    if (opener === '{' && items.length === 0) return { kind: 'dict', entries, ...span }
    return { kind: 'list', items, ...span }
  }

  private comma(open: number) {
    const at = this.at++
    this.skipSpace()
    const next = this.text.charAt(this.at)
    if (next === ',') this.fault('Two commas in a row.', at)
    // JSON forbids a comma before the closing bracket; Python, and this reader, do not.
    else if (this.at < this.end && closes(next) && this.text[open] !== '(')
      this.fault('A comma before the closing bracket.', at)
  }

  private item(items: Literal[], depth: number) {
    const value = this.value(depth)
    if (value) items.push(value)
  }

  private entry(entries: { key: string; value: Literal }[], items: Literal[], depth: number) {
    const before = this.at
    const bare = this.rest(/[A-Za-z_][\w -]*(?=\s*:)/y)
    const key = this.quoted() ?? bare
    if (key === undefined) return this.item(items, depth)
    if (bare === key) {
      this.at += bare.length
      this.fault(`The key "${key}" is not in quotes.`, before)
    }
    this.skipSpace()
    if (this.text.charAt(this.at) !== ':' || this.at >= this.end) {
      this.fault(`"${key}" has no value.`, before, true)
      return
    }
    this.at++
    this.skipSpace()
    if (this.at >= this.end || closes(this.text.charAt(this.at))) {
      this.fault(`"${key}" has no value.`, before, true)
      return
    }
    const value = this.value(depth)
    if (value) entries.push({ key, value })
  }

  private value(depth: number): Literal | undefined {
    const start = this.at
    if (CLOSERS[this.text.charAt(start)]) return this.container(depth + 1)
    const string = this.quoted()
    if (string !== undefined) return { kind: 'string', value: string, start, end: this.at }
    const number = this.rest(/[-+−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y)
    if (number !== undefined) {
      this.at += number.length
      const value = Number(number.replace('−', '-'))
      if (Number.isFinite(value)) return { kind: 'number', value, start, end: this.at }
      this.fault(`${number} is not a number that can be used.`, start, true)
      return undefined
    }
    const word = this.rest(/[A-Za-z]+/y)
    const scalar = word === undefined ? undefined : SCALARS[word.toLowerCase()]
    if (word !== undefined && scalar !== undefined) {
      this.at += word.length
      return { kind: 'scalar', value: scalar, start, end: this.at }
    }
    return this.skipUnreadable(start)
  }

  private skipUnreadable(start: number): undefined {
    if (++this.unreadable > MAX_UNREADABLE) throw new Prose()
    const skipped = this.rest(/(?:\.\.\.|…)/y) ?? this.rest(/[^,[\](){}\n]{1,120}/y)
    this.at += Math.max(1, skipped?.length ?? 1)
    const left = skipped === '...' || skipped === '…'
    const cut = this.at >= this.end
    this.fault(
      left
        ? 'An ellipsis stands for what was left out.'
        : cut
          ? 'The output is cut off here.'
          : 'Unreadable.',
      start,
      true,
    )
    return undefined
  }
}
