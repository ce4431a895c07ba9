import type { Token } from './tokens.ts'
import { add, FUNCTIONS, multiply, scalar, Unreadable, type Value } from './values.ts'

/** An expression read: `evaluate(shift)` moves its k-th printed number by `shift(k)`. */
export interface Expression {
  evaluate(shift?: (literal: number) => number): Value | undefined
  /** Decimals of each printed number, exponents and indices left out. */
  literals: number[]
  /** Whether anything is computed in it. */
  computes: boolean
  /** Whether it divides or takes roots, so that its value may not be whole though its numbers are. */
  rounds: boolean
}

type Node = (shift: (literal: number) => number) => Value
const MAX_DEPTH = 40

/** Precedence climbing over tokens: + -, then * /, then signs, then powers. No names but those of FUNCTIONS. */
class Parser {
  at = 0
  depth = 0
  readonly literals: number[] = []
  computes = false
  rounds = false

  constructor(private readonly tokens: readonly Token[]) {}

  private next = (): Token | undefined => this.tokens[this.at]
  private take(kind: Token['kind'], text?: string): Token | undefined {
    const token = this.next()
    if (token?.kind !== kind || (text !== undefined && token.text !== text)) return undefined
    this.at++
    return token
  }

  private units() {
    while (this.take('unit'));
  }

  sum(): Node {
    if (++this.depth > MAX_DEPTH) throw new Unreadable()
    let left = this.product()
    for (let op = this.take('op', '+') ?? this.take('op', '-'); op; ) {
      const [a, b, sign] = [left, this.product(), op.text === '+' ? 1 : -1] as const
      this.computes = true
      left = (shift) => add(a(shift), b(shift), sign)
      op = this.take('op', '+') ?? this.take('op', '-')
    }
    this.depth--
    return left
  }

  private product(): Node {
    let left = this.signed()
    for (let op = this.take('op', '*') ?? this.take('op', '/'); op; ) {
      const [a, b] = [left, this.signed()]
      this.computes = true
      if (op.text === '/') this.rounds = true
      left =
        op.text === '*'
          ? (shift) => multiply(a(shift), b(shift))
          : (shift) => a(shift).map((x) => x / scalar(b(shift)))
      op = this.take('op', '*') ?? this.take('op', '/')
    }
    return left
  }

  private signed(): Node {
    if (!this.take('op', '-')) return this.power()
    if (++this.depth > MAX_DEPTH) throw new Unreadable()
    const operand = this.signed()
    this.depth--
    return (shift) => operand(shift).map((x) => -x)
  }

  private power(): Node {
    const base = this.primary()
    this.units()
    const raised = this.take('op', '²') ? 2 : this.take('op', '³') ? 3 : undefined
    const exponent = raised ?? (this.take('op', '^') ? this.exponent() : undefined)
    this.units()
    if (exponent === undefined) return base
    this.computes = true
    if (!Number.isInteger(exponent)) this.rounds = true
    return (shift) => [scalar(base(shift)) ** exponent]
  }

  private exponent(): number {
    const before = this.literals.length
    const value = scalar(this.primary()(() => 0))
    // Exponents are exact.
    this.literals.length = before
    return value
  }

  private group(open: Token): Node[] {
    const closer = { '(': ')', '[': ']', '{': '}' }[open.text]
    const items = [this.sum()]
    while (this.take('comma')) items.push(this.sum())
    this.units()
    if (!this.take('close', closer)) throw new Unreadable()
    return items
  }

  private tuple(items: Node[]): Node {
    return (shift) => items.map((item) => scalar(item(shift)))
  }

  private primary(): Node {
    const number = this.take('number')
    if (number) return this.number(number)
    const open = this.take('open')
    if (open) {
      const items = this.group(open)
      return items.length === 1 ? (items[0] as Node) : this.tuple(items)
    }
    if (this.take('bar')) {
      const inner = this.sum()
      if (!this.take('bar')) throw new Unreadable()
      this.computes = true
      return (shift) => [Math.hypot(...inner(shift))]
    }
    if (this.take('frac')) return this.fraction()
    const name = this.take('name')
    const compute = name && FUNCTIONS[name.text]
    if (!compute) throw new Unreadable()
    this.computes = true
    if (name.text === 'sqrt' || name.text === 'hypot') this.rounds = true
    const bracket = this.take('open')
    const items = bracket ? this.group(bracket) : [this.primary()]
    return (shift) => [compute(items.map((item) => scalar(item(shift))))]
  }

  private number({ text }: Token): Node {
    const index = this.literals.push(text.split('.')[1]?.length ?? 0) - 1
    const value = Number(text)
    return (shift) => [value + shift(index)]
  }

  private fraction(): Node {
    const parts = [0, 1].map(() => {
      const open = this.take('open')
      const [inner, more] = open ? this.group(open) : [this.primary()]
      if (!inner || more) throw new Unreadable()
      return inner
    }) as [Node, Node]
    this.computes = true
    this.rounds = true
    return (shift) => parts[0](shift).map((x) => x / scalar(parts[1](shift)))
  }
}

/**
 * Reads tokens as one expression: numbers, + - * / ^ ² √, brackets, vectors `(a, b)`, |a|, sqrt, abs, hypot, max, min,
 * and LaTeX's \frac and \sqrt. Undefined where they are not one; `evaluate` gives undefined where the value is not
 * finite (a division by zero) or the vectors do not fit.
 */
export function parseExpression(tokens: readonly Token[]): Expression | undefined {
  const parser = new Parser(tokens)
  try {
    const node = parser.sum()
    if (parser.at !== tokens.length) return undefined
    const { literals, computes, rounds } = parser
    return { literals, computes, rounds, evaluate: (shift = () => 0) => finite(node, shift) }
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

function finite(node: Node, shift: (literal: number) => number): Value | undefined {
  try {
    const value = node(shift)
    return value.every(Number.isFinite) ? value : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
