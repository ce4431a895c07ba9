import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseShard, shardOf } from '../../../../cli/batch/shard.ts'
import { shareOut } from '../../../../cli/batch/share.ts'
import { UsageError } from '../../../../cli/exit.ts'

const films = fc
  .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 })
  .map((names) => names.map((name) => ({ name })))

describe('shards', () => {
  test('are a partition of the films, even to one, whatever their order', () => {
    fc.assert(
      fc.property(films, fc.integer({ min: 1, max: 20 }), fc.infiniteStream(fc.nat()), (all, of, random) => {
        const shards = Array.from({ length: of }, (_, k) => shardOf(all, { index: k + 1, of }))
        const names = shards.flat().map(({ name }) => name)
        expect(names.toSorted()).toEqual(all.map(({ name }) => name).toSorted())
        const sizes = shards.map(({ length }) => length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        const keys = new Map(all.map((film) => [film, random.next().value]))
        const shuffled = all.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
        expect(shards).toEqual(shards.map((_, k) => shardOf(shuffled, { index: k + 1, of })))
      }),
    )
  })

  test('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (index, more) => {
        expect(parseShard(`${index}/${index + more}`)).toEqual({ index, of: index + more })
        expect(() => parseShard(`${index + more + 1}/${index}`)).toThrow(UsageError)
      }),
    )
  })
})

test('jobs never take more threads together than there are processors, nor leave many idle', () => {
  const count = fc.integer({ min: 1, max: 200 })
  fc.assert(
    fc.property(count, count, count, (wanted, many, processors) => {
      const { jobs, threads } = shareOut(wanted, many, processors)
      expect(jobs).toBe(Math.min(wanted, many, processors))
      expect(jobs * threads).toBeLessThanOrEqual(processors)
      expect(threads === 4 || jobs * (threads + 1) > processors).toBe(true)
    }),
  )
})
