import type { Literal } from './literal.ts'
import type { Bounds, Fault, PrintedObject } from './types.ts'

const NAME_KEYS = ['object_name', 'name', 'label', 'object', 'category', 'class']
const BOUNDS_KEYS = ['bbox', 'bbox_2d', 'box', 'bounding_box', 'bounds']

/** SpaceR's cleaning of a category (extract_map.py): lower case, without punctuation around it. */
export const cleanKey = (key: string): string =>
  (/^[^\w\s]*([\w\s]+)[^\w\s]*$/.exec(key.toLowerCase())?.[1] ?? key.toLowerCase()).trim()

const fault = (what: string, { start, end }: Literal): Fault => ({ what, start, end })
const loss = (what: string, literal: Literal): Fault => ({ ...fault(what, literal), loses: true })

/** A number, also from a string such as "1.2 m", which is a fault. */
function numberOf(literal: Literal, faults: Fault[]): number | undefined {
  if (literal.kind === 'number') return literal.value
  if (literal.kind !== 'string') return undefined
  const value = Number.parseFloat(literal.value)
  if (!Number.isFinite(value)) return undefined
  faults.push(fault(`The number ${literal.value} is a string.`, literal))
  return value
}

const numbersOf = (literals: readonly Literal[], faults: Fault[]): number[] =>
  literals.map((item) => numberOf(item, faults)).filter((value) => value !== undefined)

function boundsOf(literal: Literal, name: string, faults: Fault[]): Bounds | undefined {
  const items = literal.kind === 'list' ? literal.items : []
  // Two corners as two pairs are read as four numbers.
  const flat = items.flatMap((item) => (item.kind === 'list' ? item.items : [item]))
  const numbers = numbersOf(flat, faults)
  const [a, b, c, d, ...more] = numbers
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length) {
    const { length } = numbers
    const count = `${length || 'no'} number${length === 1 ? '' : 's'}`
    faults.push(loss(`The box of ${name} has ${count} and not 4.`, literal))
    return undefined
  }
  if (a > c || b > d) faults.push(fault(`The box of ${name} has its largest coordinates first.`, literal))
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

const boxed = (name: string, bbox: Bounds): PrintedObject => ({
  name,
  bbox,
  center: [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2],
})

/** Video2Layout's list of `{"object_name": …, "bbox": [x_min, z_min, x_max, z_max]}`; undefined where it is none. */
export function boxesOfList(literal: Literal, faults: Fault[]): PrintedObject[] | undefined {
  const items = literal.kind === 'list' ? literal.items : literal.kind === 'dict' ? [literal] : []
  let seen = false
  const objects = items.flatMap((item) => {
    if (item.kind !== 'dict') return []
    const of = (keys: string[]) =>
      item.entries.find(({ key }) => keys.includes(key.toLowerCase().trim()))?.value
    const [name, bounds] = [of(NAME_KEYS), of(BOUNDS_KEYS)]
    if (name?.kind !== 'string' && !bounds) return []
    seen = true
    if (name?.kind !== 'string' || !name.value.trim() || !bounds) {
      faults.push(loss(bounds ? 'A box without a name.' : 'A name without a box.', item))
      return []
    }
    const bbox = boundsOf(bounds, name.value, faults)
    return bbox ? [boxed(name.value.trim(), bbox)] : []
  })
  return seen ? objects : undefined
}

/** A pair from a list, a tuple or a string: its first two numbers, as SpaceR's parser takes them. */
function pairOf(literal: Literal, faults: Fault[]): [number, number] | undefined {
  const values =
    literal.kind === 'string'
      ? (literal.value.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
      : literal.kind === 'list'
        ? numbersOf(literal.items, faults)
        : []
  const [x, y] = values
  if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) {
    faults.push(loss('A place should be a pair of numbers.', literal))
    return undefined
  }
  return [x, y]
}

const allNumbers = (literal: Literal): boolean =>
  literal.kind === 'list' && literal.items.length > 0 && literal.items.every(({ kind }) => kind === 'number')

/** A dict of category to its places, or to its bounds (four numbers): undefined where it is neither. */
export function objectsOfDict(
  literal: Literal,
  faults: Fault[],
): { boxes: PrintedObject[]; places: PrintedObject[] } | undefined {
  if (literal.kind !== 'dict') return undefined
  const boxes: PrintedObject[] = []
  const places: PrintedObject[] = []
  const lists = literal.entries.filter(({ value }) => value.kind === 'list' || value.kind === 'string')
  for (const { key, value } of lists) {
    const name = cleanKey(key)
    if (!name) continue
    const flat = allNumbers(value)
    if (flat && value.kind === 'list' && value.items.length === 4) {
      const bbox = boundsOf(value, name, faults)
      if (bbox) boxes.push(boxed(name, bbox))
      continue
    }
    if (flat) faults.push(fault(`The places of ${name} should be a list of pairs.`, value))
    const pairs = flat || value.kind === 'string' ? [value] : value.kind === 'list' ? value.items : []
    for (const pair of pairs) {
      const center = pairOf(pair, faults)
      if (center) places.push({ name, center })
    }
  }
  if (boxes.length) faults.push(fault('Boxes should stand in a list of object_name and bbox.', literal))
  const empty = lists.some(({ value }) => value.kind === 'list' && value.items.length === 0)
  return boxes.length || places.length || empty ? { boxes, places } : undefined
}
