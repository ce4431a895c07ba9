import './noEval.ts'
import { z } from 'zod'
import { exporters, readLayout } from '../formats/index.ts'
import type { Layout } from '../layout/index.ts'
import type { OpenQuestion } from './questions.ts'

/** A link that holds no map, or one of a newer app. */
export class SharedLinkError extends Error {
  override name = 'SharedLinkError'
  readonly remedy = 'Copy the whole link again, or ask for the HTML file instead.'
}

const schema = z.object({
  version: z.literal(1),
  layout: z.unknown(),
  questions: z
    .array(z.object({ text: z.string().min(1).max(2000), options: z.array(z.string().max(500)).max(26) }))
    .max(200)
    .default([]),
})

/**
 * Reads what a link holds.
 * @throws PackedTextError, SharedLinkError, LayoutFileError
 */
export async function readShared(text: string): Promise<{ layout: Layout; questions: OpenQuestion[] }> {
  const { unpacked } = await exporters()
  let json: unknown
  try {
    json = JSON.parse(await unpacked(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new SharedLinkError('It holds no map.')
    throw error
  }
  const read = schema.safeParse(json)
  if (!read.success) throw new SharedLinkError('It holds no map that this version of Floorsight can read.')
  const { layout, questions } = read.data
  return {
    layout: readLayout(JSON.stringify(layout)),
    questions: questions.map((question, k) => ({ id: `question-${k + 1}`, ...question })),
  }
}
