import type { Layout } from '../src/layout/index.ts'
import { BadInputError, UsageError } from './exit.ts'
import { readLayouts } from './files.ts'
import { type MapRow, mapRows, type Skipped } from './mapRows.ts'
import { type Alignment, type MapScores, mapScores, type ScoredMap, scoredMap } from './mapScores.ts'
import { parseWords } from './words.ts'

export const scoreMapUsage = `floorsight score-map PRED --truth META [options]

Scores maps against the truth, a scene a line and overall: SpaceR's map score, VSI-Bench's accuracy of grid distances,
and Floorsight's own measures: F1 at IoU 0.25 and 0.5, and mean errors of centres, sizes and gaps, metres.

  PRED             a saved layout, a meta_info of VSI-Bench, or predictions (.jsonl) whose responses print maps
  --truth FILE     layouts known to be right, by scene: a meta_info of VSI-Bench, or a saved layout
  --align HOW      rigid: a turn and a shift that bring the objects together are taken out, never scale (default, as
                   the frame of a map is rarely the truth's); none: both have one frame
  --json           the scores as JSON, 0 to 1 and metres

Of a response its first map counts, against all objects of the scene. Names are compared by their synonyms. The truth's
grid is the square that holds its room's outline, or else its objects' centres. A rigid alignment is found from the
kinds of object of which there are few.

Example: floorsight score-map pred.jsonl --truth meta_info.json`

const options = { truth: { type: 'string' }, align: { type: 'string' }, json: { type: 'boolean' } } as const

/** The truth of a scene: by its name, or by that of its video; where the file has one map only, that one. */
function truthOf(truths: ReadonlyMap<string, Layout>, scene: string | undefined, single: boolean) {
  const only = truths.size === 1 && (single || scene === undefined) ? [...truths][0] : undefined
  if (only) return only
  const names = scene === undefined ? [] : [scene, scene.replace(/\.\w+$/, '')]
  const name = names.find((one) => truths.has(one))
  return name === undefined ? undefined : ([name, truths.get(name) as Layout] as const)
}

const percent = (share: number | undefined) => (share === undefined ? '–' : (100 * share).toFixed(1))
const metres = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2))

function table(scenes: Readonly<Record<string, MapScores>>, overall: MapScores): string {
  const rows = [
    ['scene', 'maps', 'SpaceR', 'VSI grid', 'F1@0.25', 'F1@0.5', 'centre', 'size', 'gap'],
    ...[...Object.entries(scenes), ['overall', overall] as const].map(([name, scores]) => [
      name,
      String(scores.maps),
      percent(scores.spacerMapScore),
      percent(scores.gridDistances.overall),
      percent(scores.f1At25),
      percent(scores.f1At50),
      metres(scores.centerError),
      metres(scores.sizeError),
      metres(scores.gapError),
    ]),
  ]
  const widths = rows[0]?.map((_, k) => Math.max(...rows.map((row) => row[k]?.length ?? 0))) ?? []
  const padded = (cell: string, k: number) =>
    k ? cell.padStart(widths[k] ?? 0) : cell.padEnd(widths[k] ?? 0)
  return rows.map((row) => row.map(padded).join('  ')).join('\n')
}

const CAPTION: Readonly<Record<Alignment, string>> = {
  rigid:
    'Alignment: rigid. A turn and a shift are taken out of maps in metres, scale is not; grids stand as printed.',
  none: 'Alignment: none. All maps are taken to stand in the frame of the truth.',
}

const skippedWords = ({ withoutMap, withoutTruth, unreadable }: Skipped): string =>
  `rows without a map: ${withoutMap}; of a scene that the truth lacks: ${withoutTruth}; unreadable: ${unreadable}`

/** `floorsight score-map`. Throws UsageError, BadInputError. */
export async function scoreMapCommand(words: string[]): Promise<void> {
  const { values, positionals } = parseWords(words, options)
  const [file, ...others] = positionals
  if (!file || others.length) throw new UsageError('score-map takes one file of maps')
  if (!values.truth) throw new UsageError('say with --truth which maps are right')
  const { align = 'rigid' } = values
  if (align !== 'rigid' && align !== 'none') throw new UsageError('--align is rigid or none')
  const report = (line: string) => console.error(line)
  const truths = await readLayouts(values.truth, report)
  const skipped: Skipped = { withoutMap: 0, withoutTruth: 0, unreadable: 0 }
  const rows: MapRow[] = []
  for await (const row of mapRows(file, skipped, report)) rows.push(row)
  const scored: ScoredMap[] = []
  for (const { scene, map } of rows) {
    const found = map && truthOf(truths, scene, rows.length === 1)
    if (found) scored.push(scoredMap(found[0], map, found[1], align))
    else skipped[map ? 'withoutTruth' : 'withoutMap']++
  }
  if (scored.length === 0)
    throw new BadInputError(`${file} holds no map that can be scored (${skippedWords(skipped)}).`)
  const byScene = new Map<string, ScoredMap[]>()
  for (const one of scored) byScene.set(one.scene, [...(byScene.get(one.scene) ?? []), one])
  const scenes = Object.fromEntries([...byScene].map(([name, maps]) => [name, mapScores(maps)]))
  const overall = mapScores(scored)
  if (values.json) console.log(JSON.stringify({ alignment: align, skipped, overall, scenes }, null, 1))
  else console.log(`${table(scenes, overall)}\n\n${CAPTION[align]}`)
  report(`${scored.length} maps; ${skippedWords(skipped)}`)
}
