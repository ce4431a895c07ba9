import { closeSync, createReadStream, fstatSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  LayoutFileError,
  MapFileError,
  type RecordLine,
  readLayout,
  readVsiMetaInfo,
  readVsiParquet,
  readVsiQuestions,
} from '../src/formats/index.ts'
import type { Layout } from '../src/layout/index.ts'
import type { Question } from '../src/reasoning/index.ts'
import { BadInputError } from './exit.ts'
import { withProgress } from './progress.ts'

/** Why a file cannot be read, for the person who named it. */
function unreadable(path: string, error: unknown): BadInputError {
  const { code } = error as NodeJS.ErrnoException
  return new BadInputError(
    code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read (${code ?? error})`,
  )
}

/** A file's text. @throws BadInputError where it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw unreadable(path, error)
  }
}

/**
 * A file's text in chunks, for files larger than memory, and how much of it has been read, 0 to 1.
 * @throws BadInputError where the file cannot be opened.
 */
export function streamText(path: string): { text: AsyncIterable<string>; share(): number } {
  try {
    const fd = openSync(path, 'r')
    const info = fstatSync(fd)
    if (!info.isFile()) {
      closeSync(fd)
      throw new BadInputError(`${path} is no file`)
    }
    const stream = createReadStream(path, { fd, encoding: 'utf8' })
    return { text: stream, share: () => (info.size ? Math.min(1, stream.bytesRead / info.size) : 1) }
  } catch (error) {
    throw error instanceof BadInputError ? error : unreadable(path, error)
  }
}

/** One scene's record by itself, as it stands beside a clip, is a `meta_info` of one scene named after the file. */
function asScenes(text: string, path: string): string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return text
  }
  if (typeof json !== 'object' || json === null || !('object_bbox' in json)) return text
  return JSON.stringify({ [basename(path).replace(/(\.truth)?\.json$/i, '')]: json })
}

/**
 * The layouts of a file: one that Floorsight saved, or a `meta_info` of VSI-Bench with many, or with
 * one that is not named; by their names.
 * @param report told of scenes and objects that could not be read. @throws BadInputError.
 */
export async function readLayouts(
  path: string,
  report: (line: string) => void,
): Promise<Map<string, Layout>> {
  const text = await readText(path)
  try {
    const layout = readLayout(text)
    return new Map([[layout.source.name, layout]])
  } catch (error) {
    if (!(error instanceof LayoutFileError)) throw error
    // A file that is a layout, and damaged, is no meta_info.
    if (/"format"\s*:\s*"floorsight-layout"/.test(text.slice(0, 2000)))
      throw new BadInputError(`${path}: ${error.message} ${error.remedy}`)
  }
  try {
    const { layouts, refused } = readVsiMetaInfo(asScenes(text, path))
    for (const { scene, object, reason } of refused)
      report(`${path}: ${scene}${object ? `, ${object}` : ''}: ${reason}`)
    if (layouts.length) return new Map(layouts.map((layout) => [layout.source.name, layout]))
  } catch (error) {
    throw new BadInputError(`${path}: ${error instanceof Error ? error.message : error}`)
  }
  throw new BadInputError(`${path} holds no layout.`)
}

/** VSI-Bench's questions: JSON Lines, or the hub's parquet (told by its end). @throws BadInputError. */
export async function* readQuestions(path: string): AsyncGenerator<RecordLine<Question>> {
  if (!path.toLowerCase().endsWith('.parquet')) {
    const { text, share } = streamText(path)
    yield* withProgress(readVsiQuestions(text), share)
    return
  }
  try {
    const bytes = await readFile(path)
    yield* await readVsiParquet(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  } catch (error) {
    if (error instanceof MapFileError) throw new BadInputError(`${path}: ${error.message}`)
    throw unreadable(path, error)
  }
}
