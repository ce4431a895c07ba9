import { type Literal, readLiteral } from './literal.ts'
import { boxesOfList, cleanKey, objectsOfDict } from './objects.ts'
import type { Tagged } from './tags.ts'
import type { Fault, PrintedMap, PrintedObject, Span } from './types.ts'

/** Cells of SpaceR's and VSI-Bench's grids. */
const GRID = 10

/** Grid places as SpaceR's parser reads them: cut to whole numbers, not clamped to the grid. */
function gridMap(objects: PrintedObject[], literal: Span, tagged: boolean, faults: Fault[]): PrintedMap {
  const whole = objects.map(({ name, center }) => ({
    name,
    center: tagged ? ([Math.trunc(center[0]), Math.trunc(center[1])] as const) : center,
  }))
  const cut = whole.some(({ center }, k) => center.some((value, axis) => value !== objects[k]?.center[axis]))
  const { start, end } = literal
  if (cut)
    faults.push({ what: "Places between cells: cut to whole numbers, as SpaceR's parser does.", start, end })
  if (whole.some(({ center }) => center.some((value) => value < 0 || value > GRID)))
    faults.push({ what: `Places outside the ${GRID}x${GRID} grid.`, start, end })
  return {
    grammar: tagged ? 'spacer-grid' : 'vsi-cognitive-map',
    frame: 'grid10',
    objects: whole,
    start,
    end,
  }
}

function mapOf(literal: Literal, tagged: boolean, faults: Fault[]): PrintedMap | undefined {
  const { start, end } = literal
  const metric = (objects: PrintedObject[]): PrintedMap => ({
    grammar: 'video2layout',
    frame: 'metric',
    objects,
    start,
    end,
  })
  const boxes = boxesOfList(literal, faults)
  if (boxes) return metric(boxes)
  const dict = objectsOfDict(literal, faults)
  if (dict?.boxes.length) return metric(dict.boxes)
  return dict && gridMap(dict.places, literal, tagged, faults)
}

const isEmpty = (literal: Literal) =>
  (literal.kind === 'dict' && literal.entries.length === 0) ||
  (literal.kind === 'list' && literal.items.length === 0)

/**
 * The maps printed as lists or dicts between two places. One of which nothing can be read is none, but its faults are
 * kept. `tagged`: within `<map>` or `<think>`.
 */
export function mapsBetween(
  text: string,
  { start, end }: Span,
  tagged: boolean,
  faults: Fault[],
): PrintedMap[] {
  const maps: PrintedMap[] = []
  for (let at = start; at < end; at++) {
    if (text[at] !== '[' && text[at] !== '{') continue
    const read = readLiteral(text, at, end)
    if (!read) continue
    const found: Fault[] = [...read.faults]
    const map = mapOf(read.value, tagged, found)
    if (!map) continue
    const partly = found.some(({ loses }) => loses)
    if (map.objects.length || !partly) maps.push(partly ? { ...map, partly } : map)
    faults.push(...found)
    at = map.end - 1
  }
  return maps
}

const STOP = /^(?:at|is|are|located|in|the|a|an|and|of|with|center|centre|position|cell|grid|on|to|bbox|box)$/

/**
 * SpaceR's way with a map that is neither list nor dict: names, and the numbers up to the next name two by two. Unlike
 * its parser, which looks for the scene's known categories, this one takes any words that precede numbers.
 */
function mapOfWords(text: string, { start, end }: Span, faults: Fault[]): PrintedMap | undefined {
  const objects: PrintedObject[] = []
  let [name, pending] = ['', [] as number[]]
  for (const [token] of text.slice(start, end).matchAll(/[A-Za-z]+(?:[ _-][A-Za-z]+)*|-?\d+(?:\.\d+)?/g)) {
    if (/[A-Za-z]/.test(token)) {
      const words = token.toLowerCase().split(/\s+/)
      while (STOP.test(words.at(-1) ?? '')) words.pop()
      const kept = words.slice(words.findLastIndex((word) => STOP.test(word)) + 1).join(' ')
      if (kept) name = cleanKey(kept)
      pending = []
      continue
    }
    pending.push(Number(token))
    const [x, y] = pending
    if (!name || x === undefined || y === undefined) continue
    if (Number.isFinite(x) && Number.isFinite(y)) objects.push({ name, center: [x, y] })
    pending = []
  }
  if (objects.length === 0) return undefined
  faults.push({ what: 'Neither a list nor a dict: read by names and the numbers after them.', start, end })
  return gridMap(objects, { start, end }, true, faults)
}

/** What a `<map>` holds: usually one map, none where nothing in it can be read, and then a fault says so. */
export function mapsOfTag(text: string, tagged: Tagged, faults: Fault[]): PrintedMap[] {
  const before = faults.length
  const maps = mapsBetween(text, tagged, true, faults)
  // Faults without a map: one was recognised, and none of its boxes can be read. Its words are no places then.
  if (maps.length || faults.length > before) return maps
  const opener = /[[{]/.exec(tagged.text)
  const read = opener ? readLiteral(text, tagged.start + opener.index, tagged.end) : undefined
  // An empty map says that nothing is there: SpaceR's score compares it with the truth.
  if (read && isEmpty(read.value)) {
    const grid = read.value.kind === 'dict'
    const { start, end } = read.value
    faults.push(...read.faults)
    return [
      {
        grammar: grid ? 'spacer-grid' : 'video2layout',
        frame: grid ? 'grid10' : 'metric',
        objects: [],
        start,
        end,
      },
    ]
  }
  const words = mapOfWords(text, tagged, faults)
  if (words) return [words]
  const { start, end } = tagged.outer
  faults.push({ what: 'No map can be read in <map>.', start, end, loses: true })
  return []
}
