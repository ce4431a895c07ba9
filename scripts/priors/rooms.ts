import { readFileSync } from 'node:fs'
import { collectRecords, readVsiMetaInfo, readVsiQuestions } from '../../src/formats/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import type { Question } from '../../src/reasoning/index.ts'
import { shared } from '../shared.ts'

/** Annotated rooms and the questions about them. */
export interface Rooms {
  layouts: readonly Layout[]
  questions: readonly Question[]
}

/**
 * Rooms of the bench's clips, in all of their scans: nothing is learnt from what the bench measures on.
 * ScanNet names a scan after its room (`scene0591_01`), the others name each room once.
 */
const HELD_OUT: readonly string[] = ['scene0591', 'scene0488', '47334096']

export const isHeldOut = (scene: string): boolean => HELD_OUT.includes(scene.replace(/_\d\d$/, ''))

/** The rooms of VSI-Bench at hand, without those of the bench's clips; undefined where they are missing. */
export async function trainingRooms(): Promise<Rooms | undefined> {
  const [meta, asked] = [shared('vsi/meta_info_dev.json'), shared('vsi/questions_dev.jsonl')]
  if (!meta || !asked) return undefined
  const { layouts } = readVsiMetaInfo(readFileSync(meta, 'utf8'))
  const { records } = await collectRecords(readVsiQuestions([readFileSync(asked, 'utf8')]))
  return {
    layouts: layouts.filter(({ source }) => !isHeldOut(source.name)),
    questions: records.filter(({ scene }) => scene !== undefined && !isHeldOut(scene)),
  }
}

/** The part of a room in `folds`, by a hash of its name (FNV-1a): all questions on it fall together. */
export function foldOf(scene: string, folds: number): number {
  let hash = 0x811c9dc5
  for (const sign of scene) hash = Math.imul(hash ^ (sign.codePointAt(0) as number), 0x01000193) >>> 0
  return hash % folds
}
