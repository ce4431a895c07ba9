/** A tuple, which SpaceR's reader does not take for a list. */
export class PythonTuple {
  readonly items: readonly PythonValue[]

  constructor(items: readonly PythonValue[]) {
    this.items = items
  }
}

/** What a Python literal can hold here; keys of dicts are kept as text. */
export type PythonValue =
  | number
  | string
  | boolean
  | null
  | PythonTuple
  | readonly PythonValue[]
  | ReadonlyMap<string, PythonValue>

const NUMBER = /[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?/iy
const TEXT = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/y
const WORD = /True|False|None/y
const BLANK = /\s*/y

class NoLiteral extends Error {}

class Reader {
  at = 0
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = pattern.lastIndex
    return match ?? undefined
  }

  /** Whether the next sign is this one, which it then passes. */
  sign(sign: string): boolean {
    this.take(BLANK)
    if (this.text[this.at] !== sign) return false
    this.at++
    return true
  }

  /** Items up to a closing sign, a comma at their end allowed. */
  items<T>(close: string, item: () => T): { items: T[]; comma: boolean } {
    const items: T[] = []
    let comma = false
    while (!this.sign(close)) {
      if (items.length && !comma) throw new NoLiteral()
      items.push(item())
      comma = this.sign(',')
    }
    return { items, comma }
  }

  value(): PythonValue {
    if (this.sign('{')) {
      const { items } = this.items('}', (): [string, PythonValue] => {
        const key = this.value()
        if (typeof key === 'object' || !this.sign(':')) throw new NoLiteral()
        return [String(key), this.value()]
      })
      return new Map(items)
    }
    if (this.sign('[')) return this.items(']', () => this.value()).items
    if (this.sign('(')) {
      const { items, comma } = this.items(')', () => this.value())
      // Parentheses around one value are no tuple.
      return items.length === 1 && !comma ? (items[0] as PythonValue) : new PythonTuple(items)
    }
    const text = this.take(TEXT)
    if (text) return (text[1] ?? text[2] ?? '').replace(/\\(['"\\])/g, '$1')
    const word = this.take(WORD)
    if (word) return word[0] === 'None' ? null : word[0] === 'True'
    const number = this.take(NUMBER)
    if (!number) throw new NoLiteral()
    return Number(number[0].replaceAll('_', ''))
  }
}

/**
 * A Python literal as `ast.literal_eval` reads it: dicts, lists, tuples, numbers, strings in either quotes, True, False
 * and None; undefined for anything else. Not read: sets, bytes, complex numbers, string prefixes, escapes but of quotes.
 */
export function pythonLiteral(text: string): PythonValue | undefined {
  const reader = new Reader(text)
  try {
    const value = reader.value()
    reader.take(BLANK)
    return reader.at === text.length ? value : undefined
  } catch (error) {
    // Too deep a nesting fails in Python too.
    if (error instanceof NoLiteral || error instanceof RangeError) return undefined
    throw error
  }
}
