import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import {
  LayoutFileError,
  MapFileError,
  readCsv,
  readLabelCloud,
  readLayout,
  readOmni3d,
  readRoomPlan,
  readSpatialLm,
  readVideo2LayoutMap,
  readVsiMetaInfo,
  writeCsv,
  writeLabelCloud,
  writeLayout,
  writeOmni3d,
  writeRoomPlan,
  writeSpatialLm,
  writeVideo2LayoutMap,
} from '../src/formats/index.ts'
import type { Layout } from '../src/layout/index.ts'
import { BadInputError, UsageError } from './exit.ts'
import { readText } from './files.ts'
import { parseWords } from './words.ts'

interface Format {
  /** What it is, for the usage. */
  about: string
  read?: (text: string, name: string, scene: string | undefined) => Layout
  write?: (layout: Layout) => string
}

function vsiScene(text: string, scene: string | undefined): Layout {
  const { layouts } = readVsiMetaInfo(text)
  const found =
    scene === undefined && layouts.length === 1
      ? layouts[0]
      : layouts.find(({ source }) => source.name === scene)
  if (found) return found
  throw new BadInputError(
    scene === undefined
      ? `the file holds ${layouts.length} scenes: say which with --scene`
      : `the file has no scene ${scene}`,
  )
}

const FORMATS: Readonly<Record<string, Format>> = {
  floorsight: { about: "Floorsight's own layout file (.json)", read: readLayout, write: writeLayout },
  vsi: { about: 'meta_info of VSI-Bench', read: (text, _, scene) => vsiScene(text, scene) },
  csv: { about: 'a table, a row an object (.csv)', read: readCsv, write: writeCsv },
  spatiallm: {
    about: 'SpatialLM (.txt)',
    read: (text, name) => readSpatialLm(text, { name }),
    write: writeSpatialLm,
  },
  roomplan: { about: "CapturedRoom of Apple's RoomPlan", read: readRoomPlan, write: writeRoomPlan },
  labelcloud: {
    about: 'labels of labelCloud',
    read: (text, name) => readLabelCloud(text, { name }),
    write: writeLabelCloud,
  },
  omni3d: {
    about: 'boxes of Omni3D, of one image',
    read: (text, name) => readOmni3d(text, { name }),
    write: (layout) => writeOmni3d(layout),
  },
  video2layout: {
    about: 'a map as Video2Layout prints it',
    read: readVideo2LayoutMap,
    write: (layout) => `${writeVideo2LayoutMap(layout)}\n`,
  },
}

/** Formats whose files are told by their ends. */
const BY_END: Readonly<Record<string, string>> = { '.csv': 'csv', '.txt': 'spatiallm', '.json': 'floorsight' }

export const convertUsage = `floorsight convert IN OUT [options]

Turns a map of one format into another. Frames and units become Floorsight's: metres, z up.

  --from FORMAT   of IN (default: by the file's end; .json is Floorsight's own)
  --to FORMAT     of OUT (the same)
  --scene NAME    which scene, where IN has several

${Object.entries(FORMATS)
  .map(([name, { about, write }]) => `  ${name.padEnd(13)} ${about}${write ? '' : ' (only read)'}`)
  .join('\n')}

Example: floorsight convert scene.txt scene.json --from spatiallm`

const options = { from: { type: 'string' }, to: { type: 'string' }, scene: { type: 'string' } } as const

function formatOf(path: string, asked: string | undefined): Format {
  const name = asked ?? BY_END[extname(path).toLowerCase()]
  if (name === undefined) throw new UsageError(`say which format ${path} has, with --from or --to`)
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (!format)
    throw new UsageError(`there is no format ${name}; there are ${Object.keys(FORMATS).join(', ')}`)
  return format
}

/** `floorsight convert`. Throws UsageError, BadInputError. */
export async function convertCommand(words: string[]): Promise<void> {
  const { values, positionals } = parseWords(words, options)
  const [from, to, ...others] = positionals
  if (!from || !to || others.length) throw new UsageError('convert takes a file to read and a file to write')
  const { read } = formatOf(from, values.from)
  const { write } = formatOf(to, values.to)
  if (!read || !write) throw new UsageError('that format can be read, but not written')
  const text = await readText(from)
  let layout: Layout
  try {
    layout = read(text, basename(from, extname(from)), values.scene)
  } catch (error) {
    if (error instanceof LayoutFileError || error instanceof MapFileError)
      throw new BadInputError(`${from}: ${error.message} ${error.remedy}`)
    throw error
  }
  await writeFile(to, write(layout))
  for (const remark of layout.source.remarks) console.error(remark)
  console.error(`${layout.objects.length} objects`)
}
