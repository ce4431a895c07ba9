import { expect, test } from 'vitest'
import { lineReporter } from '../../../../scripts/models/progress.ts'

test('lineReporter counts megabytes, not too often, and never leaves out the last', () => {
  const lines: string[] = []
  let clock = 0
  const report = lineReporter(
    (text) => lines.push(text),
    1000,
    () => clock,
  )
  report({ kind: 'fetch', what: 'a@1.0.0', from: 'https://registry.test/' })
  for (const [time, bytes] of [
    [0, 1e6],
    [400, 2e6],
    [1200, 3.04e6],
    [1300, 5e6],
  ] as const) {
    clock = time
    report({ kind: 'bytes', what: 'a@1.0.0', bytes, total: 5e6 })
  }
  expect(lines).toEqual([
    'models: fetching a@1.0.0 from https://registry.test/\n',
    'models: fetching a@1.0.0: 1.0 MB of 5.0 MB\n',
    'models: fetching a@1.0.0: 3.0 MB of 5.0 MB\n',
    'models: fetching a@1.0.0: 5.0 MB of 5.0 MB\n',
  ])
})
