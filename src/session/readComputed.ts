import { z } from 'zod'
import { layoutSchema, upgradedLayout } from '../formats/index.ts'
import type { Layout } from '../layout/index.ts'
import type { KeptFrame } from './kept.ts'
import { readKeptFrames } from './readKept.ts'
import type { Backend } from './store.ts'

/** A map that ships with its keyframes, as `npm run sample -- --map` writes it: bytes are base64. */

/** What a run found, as it is when the run ends. */
export interface ComputedMap {
  layout: Layout
  backends: readonly Backend[]
  frames: readonly KeptFrame[]
}

const bytes = z.base64().transform((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))

const computedMap = z.object({
  layout: z.unknown().transform(upgradedLayout).pipe(layoutSchema),
  backends: z.array(z.object({ network: z.string(), backend: z.string(), reason: z.string() })),
  frames: z
    .array(
      z.looseObject({
        picture: bytes.transform((jpeg) => new Blob([jpeg], { type: 'image/jpeg' })),
        semantics: z.looseObject({ best: bytes, shares: bytes }).exactOptional(),
      }),
    )
    .transform(readKeptFrames),
})

/** @throws SyntaxError for what is no JSON, ZodError for what is another. */
export const readComputed = (text: string): ComputedMap => computedMap.parse(JSON.parse(text))
