import { UsageError } from '../exit.ts'

/** One of `of` equal parts of a batch, counted from 1. */
export interface Shard {
  index: number
  of: number
}

export const WHOLE: Shard = { index: 1, of: 1 }

/** Reads "3/16". @throws UsageError. */
export function parseShard(text: string): Shard {
  const [, first = '', second = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const [index, of] = [Number(first), Number(second)]
  if (!(index >= 1 && of >= index && Number.isSafeInteger(of)))
    throw new UsageError(`--shard takes a part and how many there are, from 1/16 to 16/16, not ${text}`)
  return { index, of }
}

/** Order of names by their code units: the same on every machine, whatever its language. */
export const byName = ({ name: a }: { name: string }, { name: b }: { name: string }): number =>
  a < b ? -1 : a > b ? 1 : 0

/**
 * The films of one shard: every `of`-th by name. Whatever the order in which they are given, the shards of one list
 * share no film, miss none, and differ by one film at most.
 */
export const shardOf = <T extends { name: string }>(films: readonly T[], { index, of }: Shard): T[] =>
  films.toSorted(byName).filter((_, k) => k % of === index - 1)
