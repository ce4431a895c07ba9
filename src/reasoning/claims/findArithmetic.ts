import { type Expression, parseExpression } from './expression.ts'
import { plainSigns, type Token, tokensOf } from './tokens.ts'
import type { Claim } from './types.ts'

/** Longer sides are tables of numbers, and the search for where a side begins grows with its square. */
const MAX_TOKENS = 80

interface Formula {
  tokens: Token[]
  expression: Expression
}

/** Splits tokens into runs that hold one chain of equalities each: words and line ends break them. */
function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [[]]
  tokens.forEach((token, k) => {
    const next = tokens[k + 1]
    // A chain goes on over a line's end where the next line begins with its sign, or this one ends with it.
    const goesOn = token.text === '\n' && (next?.kind === 'relation' || tokens[k - 1]?.kind === 'relation')
    if (token.kind !== 'break') runs.at(-1)?.push(token)
    else if (!goesOn) runs.push([])
  })
  return runs.filter((run) => run.some(({ kind }) => kind === 'relation'))
}

function sidesOf(run: readonly Token[]): { sides: Token[][]; relations: Token[] } {
  const sides: Token[][] = [[]]
  const relations: Token[] = []
  for (const token of run) {
    if (token.kind !== 'relation') sides.at(-1)?.push(token)
    else {
      relations.push(token)
      sides.push([])
    }
  }
  return { sides, relations }
}

/** Markdown's stars around a number are no multiplication. */
function withoutStars(tokens: Token[]): Token[] {
  const star = ({ kind, text }: Token) => kind === 'op' && (text === '*' || text === '^')
  const from = tokens.findIndex((token) => !star(token))
  return from < 0 ? [] : tokens.slice(from, tokens.findLastIndex((token) => !star(token)) + 1)
}

const formula = (tokens: Token[]): Formula | undefined => {
  const expression = tokens.length ? parseExpression(tokens) : undefined
  return expression && { tokens, expression }
}

const isOperator = (token: Token | undefined) => token?.kind === 'op' || token?.kind === 'name'

/** What precedes a first side, or follows a last one, must not belong to the same term. */
function standsAlone(text: string, { tokens }: Formula, before?: Token, after?: Token): boolean {
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token]
  const ahead = text.charAt(first.start - 1)
  if (/[\w)\].]/.test(ahead) || isOperator(before) || isOperator(after)) return false
  if (before?.kind === 'close' && before.end === first.start) return false
  // "x - 3 + 1": a minus set off by spaces joins what could not be read.
  if (first.text === '-' && text.charAt(first.end) === ' ') return false
  return !/^[\w^%]|^\.\d/.test(text.slice(last.end, last.end + 2))
}

function leftSide(text: string, tokens: Token[]): Formula | undefined {
  for (let from = 0; from < tokens.length; from++) {
    const found = formula(tokens.slice(from))
    if (found) return standsAlone(text, found, tokens[from - 1]) ? found : undefined
  }
  return undefined
}

function rightSide(text: string, tokens: Token[]): Formula | undefined {
  for (let to = tokens.length; to > 0; to--) {
    const found = formula(tokens.slice(0, to))
    if (found) return standsAlone(text, found, undefined, tokens[to]) ? found : undefined
  }
  return undefined
}

/** All equalities and comparisons of numbers in a text, each link of a chain on its own. */
export function findArithmetic(text: string): Claim[] {
  const plain = plainSigns(text)
  return runsOf(tokensOf(plain)).flatMap((run) => {
    const { sides, relations } = sidesOf(run)
    // Between two signs stands one side, or, over a comma, the end of one claim and the start of the next.
    const read = sides.map((side): { left?: Formula | undefined; right?: Formula | undefined } => {
      const tokens = withoutStars(side)
      if (tokens.length === 0 || tokens.length > MAX_TOKENS) return {}
      return { left: leftSide(plain, tokens), right: rightSide(plain, tokens) }
    })
    return relations.flatMap(({ text: sign }, k) => {
      const [left, right] = [read[k]?.left, read[k + 1]?.right]
      if (!left || !right) return []
      const relation = sign as '=' | '≈' | '<' | '>'
      const compares = relation === '<' || relation === '>'
      if (!compares && !left.expression.computes && !right.expression.computes) return []
      if (left.expression.evaluate()?.length !== right.expression.evaluate()?.length) return []
      const [start, end] = [(left.tokens[0] as Token).start, (right.tokens.at(-1) as Token).end]
      const of = ({ tokens }: Formula) => text.slice((tokens[0] as Token).start, (tokens.at(-1) as Token).end)
      return [
        {
          kind: 'arithmetic',
          left: of(left),
          right: of(right),
          relation,
          start,
          end,
          text: text.slice(start, end),
        },
      ]
    })
  })
}
