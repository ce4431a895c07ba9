import type { z } from 'zod'

/** A record of a file that is not of the format it was taken for. */
export class RecordError extends Error {
  override name = 'RecordError'
  readonly remedy = 'Look at the line that is named, or say another format.'
}

/** A file that should hold a map of another program, and does not. */
export class MapFileError extends Error {
  override name = 'MapFileError'
  readonly remedy = 'Check that the file is complete and of the format named, or convert it to CSV.'
}

/** The first thing that a schema found wrong, with its place: `bbox.3: Invalid input …`. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  const place = issue?.path.join('.')
  return `${place ? `${place}: ` : ''}${issue?.message ?? 'unreadable'}`
}

/** @throws MapFileError where the text is not JSON. */
export function parseMapJson(text: string, format: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new MapFileError(`The file is not JSON, as a ${format} is.`)
  }
}
