import { z } from 'zod'
import { layoutSchema, upgradedLayout } from '../formats/index.ts'
import type { Layout } from '../layout/index.ts'
import type { KeptDocument, KeptFrame } from './kept.ts'
import { KEPT_CLASSES } from './semantics.ts'
import { ALIGNMENTS } from './store.ts'

/** The door for kept documents: an older Floorsight may have written them. Comes only when one is opened. */

/** A kept document that this Floorsight cannot read. */
export class KeptDocumentError extends Error {
  override readonly name = 'KeptDocumentError'
  readonly remedy = 'Discard it, and open the video or the saved layout again.'
}

/** Checked, and else left as it is: the steps of a history share most of what they hold. */
const layout = z
  .unknown()
  .transform(upgradedLayout)
  .pipe(z.custom<Layout>((value) => layoutSchema.safeParse(value).success, 'not a layout'))
const steps = z.array(z.object({ state: layout, label: z.string() }))

const place = z.tuple([z.number(), z.number()])
const end = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('object'), id: z.string() }),
  z.object({ kind: z.literal('point'), at: place }),
])
const measured = { id: z.string(), part: z.number().int().nonnegative() }
const measurement = z.discriminatedUnion('kind', [
  z.object({ ...measured, kind: z.literal('distance'), ends: z.tuple([end, end]) }),
  z.object({ ...measured, kind: z.literal('area'), corners: z.array(place) }),
])

const keptDocument = z.object({
  version: z.literal(1),
  questions: z.array(z.object({ id: z.string(), text: z.string(), options: z.array(z.string()) })),
  measurements: z.array(measurement),
  predicted: layout,
  history: z.object({ present: layout, past: steps, future: steps }),
  comparison: z.object({ name: z.string(), layout, alignment: z.enum(ALIGNMENTS) }).exactOptional(),
  backends: z.array(z.object({ network: z.string(), backend: z.string(), reason: z.string() })),
  timings: z
    .object({
      total: z.number(),
      stages: z.object({
        open: z.number(),
        // Films that were kept before they were followed first have none.
        follow: z.number().default(0),
        models: z.number(),
        watch: z.number(),
        link: z.number(),
        map: z.number(),
      }),
      networks: z.record(
        z.string(),
        z.object({ runs: z.number(), milliseconds: z.number(), backend: z.string(), variant: z.string() }),
      ),
      tracking: z.object({ frames: z.number(), milliseconds: z.number() }).exactOptional(),
    })
    .exactOptional(),
  isComputed: z.literal(true).exactOptional(),
}) satisfies z.ZodType<KeptDocument>

const semantics = z
  .object({
    rows: z.number().int().positive(),
    columns: z.number().int().positive(),
    classes: z.array(z.string()),
    best: z.instanceof(Uint8Array),
    shares: z.instanceof(Uint8Array),
  })
  .refine(
    ({ rows, columns, classes, best, shares }) =>
      [best, shares].every(({ length }) => length === KEPT_CLASSES * rows * columns) &&
      best.every((k) => k < classes.length),
  )

const keptFrames = z.array(
  z
    .object({
      index: z.number().int().nonnegative(),
      timestampSeconds: z.number(),
      sampled: z.boolean(),
      width: z.number(),
      height: z.number(),
      detections: z.array(
        z.object({
          category: z.string(),
          score: z.number(),
          box: z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }),
        }),
      ),
      // Without it, or with what cannot be read, the picture is still one.
      semantics: semantics.optional().catch(undefined),
      picture: z.instanceof(Blob),
    })
    .transform(
      ({ semantics: kept, ...frame }): KeptFrame => ({ ...frame, ...(kept && { semantics: kept }) }),
    ),
) satisfies z.ZodType<KeptFrame[]>

/** @throws KeptDocumentError for what is missing or was written otherwise. */
export function readKeptDocument(value: unknown): KeptDocument {
  const result = keptDocument.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new KeptDocumentError(
    `The map that was kept in this browser cannot be read (${issue?.path.join('.') || 'all of it'}: ${issue?.message}).`,
  )
}

/** The pictures of a kept document; none where they cannot be read: the map does without. */
export const readKeptFrames = (value: unknown): KeptFrame[] => keptFrames.safeParse(value).data ?? []
