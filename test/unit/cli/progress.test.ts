import { expect, test } from 'vitest'
import { withProgress } from '../../../cli/progress.ts'

async function* numbers(count: number) {
  for (let k = 0; k < count; k++) yield k
}
const stream = (isTTY: boolean) => {
  const written: string[] = []
  return { written, isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 }
}
async function pass(count: number, isTTY: boolean, share?: () => number | undefined) {
  const to = stream(isTTY)
  const rows: number[] = []
  for await (const row of withProgress(numbers(count), share, to)) rows.push(row)
  return { rows, written: to.written }
}

test('all rows pass, in their order', async () => {
  const { rows } = await pass(450, true)
  expect(rows).toEqual([...Array(450).keys()])
})

test('a terminal sees the count, and the bar where the share is known, and a clean line at last', async () => {
  const { written } = await pass(450, true, () => 0.5)
  expect(written).toHaveLength(3)
  expect(written[1]).toContain('[############............] 400 rows')
  expect(written[2]).toBe('\r\x1b[K')
  expect((await pass(200, true)).written[0]).toBe('\r\x1b[K200 rows')
})

test('a file or a pipe sees nothing', async () => {
  expect((await pass(450, false)).written).toEqual([])
})
