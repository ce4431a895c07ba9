import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LinkProgress, Work } from '../../../../src/perception/motion/work.ts'

const still = new AbortController().signal

function* steps<T>(count: number, result: T): Generator<number, T> {
  for (let k = 0; k < count; k++) yield k / count
  return result
}

async function all<T>(run: AsyncGenerator<LinkProgress, T>): Promise<[number[], T]> {
  const told: number[] = []
  let step = await run.next()
  for (; !step.done; step = await run.next()) told.push(step.value.done)
  return [told, step.value]
}

describe('work of several steps', () => {
  test('is told as one, by what each step costs', async () => {
    const work = new Work({ small: 1, large: 3 }, still)
    expect(await all(work.run('small', steps(2, 'a')))).toEqual([[125, 250], 'a'])
    expect(await all(work.run('large', steps(3, 'b')))).toEqual([[500, 750, 1000], 'b'])
  })

  test('never falls, though a step turns out to be larger or is left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 20 })), {
          minLength: 1,
          maxLength: 6,
        }),
        async (sizes) => {
          const work = new Work<string>(
            Object.fromEntries(sizes.map(([cost], k) => [`step ${k}`, cost])),
            still,
          )
          const told: number[] = []
          for (const [k, [, corrected, count]] of sizes.entries()) {
            work.expect(`step ${k}`, corrected)
            told.push(...(await all(work.run(`step ${k}`, steps(count, k))))[0])
          }
          expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
          if (sizes.some(([, corrected]) => corrected > 0)) expect(told.at(-1)).toBe(1000)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('ends when it is aborted', async () => {
    const controller = new AbortController()
    const run = new Work({ one: 1 }, controller.signal).run('one', steps(5, 'a'))
    await run.next()
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(run.next()).rejects.toBe(reason)
  })

  test('gives other work of the thread its turn', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    function* slow(): Generator<number, void> {
      for (let k = 0; k < 4; k++) {
        const end = performance.now() + 60
        while (performance.now() < end);
        yield k / 4
      }
    }
    await all(new Work({ slow: 1 }, still).run('slow', slow()))
    clearInterval(timer)
    expect(turns).toBeGreaterThanOrEqual(3)
  })
})
