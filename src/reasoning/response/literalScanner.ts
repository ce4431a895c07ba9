import type { Fault } from './types.ts'

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’' }

export const closes = (character: string): boolean =>
  character === ']' || character === ')' || character === '}'

/** A place in a text that moves forward to `end`, and the faults met on the way. */
export class LiteralScanner {
  readonly faults: Fault[] = []

  constructor(
    protected readonly text: string,
    protected at: number,
    protected readonly end: number,
  ) {}

  /** What a sticky pattern finds here, before the end. */
  protected rest(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    return found !== undefined && this.at + found.length <= this.end ? found : undefined
  }

  protected skipSpace() {
    while (this.at < this.end && /\s/.test(this.text.charAt(this.at))) this.at++
  }

  protected fault(what: string, start: number, loses = false) {
    const end = Math.min(this.end, Math.max(start + 1, this.at))
    this.faults.push({ what, start, end, ...(loses && { loses }) })
  }

  /** A string in quotes of any kind, of which this steps behind the end; undefined where there is none. */
  protected quoted(): string | undefined {
    const close = QUOTES[this.text.charAt(this.at)]
    if (close === undefined) return undefined
    // Names are short and stand on one line: a quote without an end must not swallow the rest.
    for (let k = this.at + 1; k < Math.min(this.end, this.at + 120); k++) {
      const character = this.text.charAt(k)
      if (character === '\n') break
      if (character !== close || this.text.charAt(k - 1) === '\\') continue
      const inner = this.text.slice(this.at + 1, k).replace(/\\(.)/g, '$1')
      this.at = k + 1
      return inner
    }
    return undefined
  }
}
