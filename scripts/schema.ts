import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { layoutSchemaText } from './layoutSchemaText.ts'
import { root } from './paths.ts'

/** `npm run schema`: writes public/layout.schema.json anew, after a change of the layout's format. */
writeFileSync(join(root, 'public/layout.schema.json'), layoutSchemaText())
