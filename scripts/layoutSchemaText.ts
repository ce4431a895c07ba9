import { z } from 'zod'
import { layoutSchema } from '../src/formats/index.ts'

/** The JSON Schema of layout files, as public/layout.schema.json holds it. */
export function layoutSchemaText(): string {
  // As the reader takes it: more than is known is no fault.
  const { $schema, ...rest } = z.toJSONSchema(layoutSchema, { io: 'input' })
  const head = { $schema, $id: 'urn:floorsight:layout:2', title: 'Floorsight layout, version 2' }
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`
}
