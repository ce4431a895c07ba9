import { z } from 'zod'
import { firstIssue, RecordError } from './errors.ts'

/** What the readers of records share: fields as the published files hold them. */

/** Numbers and words as text; null as nothing, as Python writes what it has not. */
export const looseText = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .optional()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)))

/** One text, or several; null as nothing. */
export const looseTexts = z
  .union([z.string(), z.array(z.union([z.string(), z.number()])), z.null()])
  .optional()
  .transform((value) =>
    value === null || value === undefined
      ? undefined
      : typeof value === 'string'
        ? [value]
        : value.map(String),
  )

export type JsonObject = Record<string, unknown>

/** @throws RecordError where it is not an object. */
export function asObject(record: unknown): JsonObject {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    throw new RecordError('The record is not an object.')
  return record as JsonObject
}

/** @throws RecordError that names the field. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new RecordError(`The record is damaged at ${firstIssue(result.error)}.`)
  return result.data
}

/** The fields of a record that are not among those named. */
export const otherFields = (record: JsonObject, known: Iterable<string>): JsonObject => {
  const names = new Set(known)
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name)))
}

/** The object without the fields that are undefined. */
export const defined = <T extends JsonObject>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** Published ids are whole numbers where they can be. */
export const idField = (id: string): string | number => (/^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id)
