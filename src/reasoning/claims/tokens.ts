import type { Span } from '../response/index.ts'

/** A piece of arithmetic in a text. A `unit` or `blank` (LaTeX spacing, `$`) means nothing; `break` ends a formula. */
export interface Token extends Span {
  kind: 'number' | 'op' | 'open' | 'close' | 'bar' | 'comma' | 'name' | 'frac' | 'relation' | 'unit' | 'break'
  text: string
}

/**
 * Lets the patterns read typographic signs: each stands for one character of the same length, so that places stay.
 */
export const plainSigns = (text: string): string =>
  text
    .replace(/[−–﹣－]/g, '-')
    .replace(/[“”]/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/≃|≅|∼/g, '≈')

type Rule = readonly [kind: Token['kind'] | 'blank', pattern: RegExp, text?: string]

/** The first rule that fits counts. */
const RULES: readonly Rule[] = [
  ['blank', /[^\S\n]+|\\(?:left|right|quad|displaystyle)(?![A-Za-z])|\\[,;:! ()[\]]|\$+|&/y],
  ['relation', /\\(?:approx|simeq|sim)(?![A-Za-z])|≈|~=|~/y, '≈'],
  ['relation', /\\(?:lt|gt)(?![A-Za-z])/y],
  ['relation', /==?(?![=>])/y, '='],
  ['relation', /[<>](?![=/A-Za-z])/y],
  ['number', /(?:\d+(?:\.\d+)?|\.\d+)/y],
  ['op', /\*\*|\^/y, '^'],
  ['op', /\*|×|·|⋅|\\(?:times|cdot)(?![A-Za-z])/y, '*'],
  ['op', /÷|\/|\\div(?![A-Za-z])/y, '/'],
  ['op', /\+/y, '+'],
  ['op', /-/y, '-'],
  ['op', /²/y, '²'],
  ['op', /³/y, '³'],
  ['frac', /\\[dt]?frac(?![A-Za-z])/y],
  ['name', /√|\\sqrt(?![A-Za-z])|(?:math\.|np\.)?sqrt(?=\s*[({[\d])/y, 'sqrt'],
  ['name', /(?:math\.|np\.)?(?:abs|hypot|max|min)(?=\s*\()|\\(?:max|min)(?![A-Za-z])/y],
  ['unit', /(?:\\(?:text|mathrm)\{[^{}\n]{0,20}\})/y],
  ['unit', /(?:metres?|meters?|units?|degrees?|m²|m\^2|m|°)(?![\w])/y],
  ['open', /[([{]/y],
  ['close', /[)\]}]/y],
  ['bar', /\|/y],
  ['comma', /,/y],
]

/** Those that may fit where a letter stands, as it does in most places of a text. */
const LETTER_RULES = RULES.filter(([kind]) => kind === 'name' || kind === 'unit')
const LETTER = /[A-Za-z_]/
/** A word is one break: `sqrt` within `mysqrt` or the m of `room` is none. */
const WORD = /[A-Za-z_]\w*/y

function tokenAt(text: string, at: number): Token | { kind: 'blank'; end: number } {
  for (const [kind, pattern, canonical] of LETTER.test(text.charAt(at)) ? LETTER_RULES : RULES) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (!found) continue
    const end = at + found.length
    if (kind === 'blank') return { kind, end }
    return {
      kind,
      text: canonical ?? found.replace(/^.*[.\\]/, kind === 'number' ? '$&' : ''),
      start: at,
      end,
    }
  }
  WORD.lastIndex = at
  const found = WORD.exec(text)?.[0] ?? text.charAt(at)
  return { kind: 'break', text: found, start: at, end: at + found.length }
}

/** The letter of `4 x 3` or `5 m x 5.2 m`; that of `3 x1`, `2x + 3` or `box` is none. */
function isTimes(text: string, at: number, before: Token | undefined): boolean {
  if (!/[xX]/.test(text.charAt(at)) || !/^(?:number|unit|close)$/.test(before?.kind ?? '')) return false
  const spaced = /\s/.test(text.charAt(at - 1))
  // A space on one side only sets off a name, and a line's end a list.
  return (spaced ? /^. +[-([]?\.?\d/ : /^.[([]?\d/).test(text.slice(at, at + 12))
}

/** All tokens of a text in whose signs `plainSigns` has been applied. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const token: ReturnType<typeof tokenAt> = isTimes(text, at, tokens.at(-1))
      ? { kind: 'op', text: '*', start: at, end: at + 1 }
      : tokenAt(text, at)
    at = token.end
    if (token.kind !== 'blank') tokens.push(token)
  }
  return tokens
}
