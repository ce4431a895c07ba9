import type { Vec2 } from '../../geometry/index.ts'
import { pythonFloat } from './numberReaders.ts'
import { PythonTuple, type PythonValue, pythonLiteral } from './pythonLiteral.ts'
import type { SpacerGridMap } from './spacerMap.ts'

/** SpaceR's own reader of printed maps, for its reward. Source of all of this file: facts.md B, Parser. */

const NUMBERS = /-?\d+(?:\.\d+)?/g

/** A coordinate, cut to a whole number towards zero. */
function coordinate(value: PythonValue): number | undefined {
  if (typeof value === 'boolean') return Number(value)
  const cleaned =
    typeof value === 'string' ? value.trim().replace(/^[<[(]*(-?\d+(?:\.\d+)?)[>\])]*$/, '$1') : ''
  const number = typeof value === 'number' ? value : pythonFloat(cleaned)
  return number !== undefined && Number.isFinite(number) ? Math.trunc(number) : undefined
}

const partsOf = (value: PythonValue): readonly PythonValue[] | undefined =>
  value instanceof PythonTuple ? value.items : Array.isArray(value) ? value : undefined

/** A pair from a list or tuple of two, from one around such a one, or from the first two numbers of a text. */
function pairOf(value: PythonValue): Vec2 | undefined {
  const outer = typeof value === 'string' ? (value.match(NUMBERS) ?? []).slice(0, 2) : partsOf(value)
  const parts = outer?.length === 1 ? partsOf(outer[0] as PythonValue) : outer
  if (parts?.length !== 2) return undefined
  const [x, y] = [coordinate(parts[0] as PythonValue), coordinate(parts[1] as PythonValue)]
  return x === undefined || y === undefined ? undefined : [x, y]
}

/** The instances of a list; anything else is one instance. */
function instancesOf(value: PythonValue): Vec2[] {
  const items: readonly PythonValue[] = Array.isArray(value) ? value : [value]
  return items.flatMap((item) => {
    const pair = pairOf(item)
    return pair ? [pair] : []
  })
}

function add(map: Map<string, Vec2[]>, name: string, instances: readonly Vec2[]): void {
  if (instances.length) map.set(name, [...(map.get(name) ?? []), ...instances])
}

function fromDict(dict: ReadonlyMap<string, PythonValue>, names: ReadonlySet<string>): Map<string, Vec2[]> {
  const map = new Map<string, Vec2[]>()
  for (const [key, value] of dict) {
    const lower = key.toLowerCase().trim()
    const name = /^[^\w\s]*([\w\s]+)[^\w\s]*$/.exec(lower)?.[1]?.trim() ?? lower
    if (names.has(name)) add(map, name, instancesOf(value))
  }
  return map
}

/** Whole-word names, where they overlap the ones that reach further; numbers up to the next name are taken two by two. */
function fromText(text: string, names: ReadonlySet<string>): Map<string, Vec2[]> {
  const found = [...names]
    .flatMap((name) => {
      const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const matches = text.matchAll(new RegExp(`(?<![a-zA-Z])${escaped}(?![a-zA-Z])`, 'gi'))
      return [...matches].map(({ index, 0: { length } }) => ({ name, start: index, end: index + length }))
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: typeof found = []
  for (const one of found) {
    const last = kept.at(-1)
    if (!last || one.start >= last.end) kept.push(one)
    else if (one.end > last.end) kept[kept.length - 1] = one
  }
  const map = new Map<string, Vec2[]>()
  for (const [k, { name, end }] of kept.entries()) {
    const numbers = text.slice(end, kept[k + 1]?.start).match(NUMBERS) ?? []
    const pairs = numbers.flatMap((_, i) => (i % 2 ? [numbers.slice(i - 1, i + 1)] : []))
    add(map, name, instancesOf(pairs))
  }
  return map
}

/**
 * The text of a printed `<map>` as SpaceR's reward reads it: a Python dict, else names followed by numbers. Names are
 * small letters and of the given categories; coordinates are cut to whole numbers and not kept to the grid.
 * A pair that is not in a list of pairs, `{"sofa": [3, 4]}`, is lost, though as a tuple it is read.
 * @param text without its tags.
 */
export function spacerReadMapAsPublished(text: string, categories: readonly string[]): SpacerGridMap {
  const names = new Set(categories.filter(Boolean).map((name) => name.toLowerCase()))
  const trimmed = text.trim()
  const wrapped = /^str\{([\s\S]*)\}$/.exec(trimmed)?.[1]?.trim()
  const dict = wrapped && /^\{[\s\S]*\}$/.test(wrapped) ? wrapped : trimmed
  const value = /^\{[\s\S]*\}$/.test(dict) ? pythonLiteral(dict) : undefined
  return Object.fromEntries(value instanceof Map ? fromDict(value, names) : fromText(trimmed, names))
}
