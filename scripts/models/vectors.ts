import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type SelfTestVector, selfTestVector } from '../../src/perception/runtime/index.ts'
import { VectorMissingError } from './errors.ts'

/** Stored vectors of one model, by variant: what each output must be for the self-test's picture. */
export const storedVectors = z.record(z.string(), selfTestVector)
export type StoredVectors = z.infer<typeof storedVectors>

export const vectorsPath = (folder: string, id: string): string => join(folder, `${id}.json`)

/** Reads a model's stored vectors. Throws VectorMissingError where there are none. */
export async function readVectors(folder: string, id: string): Promise<StoredVectors> {
  const text = await readFile(vectorsPath(folder, id), 'utf8').catch(() => {
    throw new VectorMissingError(id, 'any size')
  })
  return storedVectors.parse(JSON.parse(text))
}

/** The vector of a variant. Throws VectorMissingError. */
export function vectorOf(vectors: StoredVectors, id: string, variant: string): SelfTestVector {
  const vector = vectors[variant]
  if (!vector) throw new VectorMissingError(id, variant)
  return vector
}
