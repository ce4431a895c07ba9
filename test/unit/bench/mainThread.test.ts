import { expect, test } from 'vitest'
import { longTasks } from '../../bench/mainThread.ts'

const on = (pid: number, tid: number) => ({ pid, tid })
const task = (ts: number, dur: number, tdur: number) => ({
  name: 'RunTask',
  ph: 'X',
  ts,
  dur,
  tdur,
  ...on(1, 7),
})

test('tasks are told by the processor’s time, with what took it', () => {
  const traceEvents = [
    { name: 'thread_name', ph: 'M', ts: 0, ...on(1, 7), args: { name: 'CrRendererMain' } },
    { name: 'thread_name', ph: 'M', ts: 0, ...on(2, 7), args: { name: 'CrRendererMain' } },
    task(1000, 90_000, 60_000),
    {
      name: 'FunctionCall',
      ph: 'X',
      ts: 2000,
      dur: 50_000,
      tdur: 40_000,
      ...on(1, 7),
      args: { data: { functionName: 'draw', url: 'http://x/assets/a.js', lineNumber: 3 } },
    },
    // Long on the clock only: another process had the processor.
    task(200_000, 500_000, 4000),
    { name: 'RunTask', ph: 'X', ts: 0, dur: 900_000, tdur: 900_000, ...on(3, 7) },
  ]
  expect(longTasks({ traceEvents }, 50)).toEqual([
    { milliseconds: 60, wallMilliseconds: 90, at: 0, cause: 'FunctionCall 40 ms draw a.js:3' },
  ])
})
