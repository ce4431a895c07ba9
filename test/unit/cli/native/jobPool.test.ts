import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { JobDiedError, JobPool } from '../../../../cli/native/jobPool.ts'
import type { JobReply } from '../../../../cli/native/jobProtocol.ts'

/** A job that does as the film is called, and names itself in the layout. */
const JOB = `
process.on('disconnect', () => process.exit())
process.on('message', ({ video, settings }) => {
  process.send({ type: 'progress', progress: { stage: 'watch', done: 1, total: 2, unit: 'frames' } })
  if (video === 'die') process.kill(process.pid, 'SIGKILL')
  else if (video === 'fail') process.send({ type: 'failed', name: 'NoRoomError', message: 'the disk is full' })
  else if (video !== 'hang') process.send({ type: 'result', result: { layout: { pid: process.pid, settings }, depth: [] } })
})`

let folder = ''
let pool: JobPool
const started: ReturnType<typeof fork>[] = []
const isGone = ({ exitCode, signalCode }: ReturnType<typeof fork>) => exitCode !== null || signalCode !== null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-'))
  await writeFile(join(folder, 'job.mjs'), JOB)
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  started.length = 0
  pool = new JobPool(() => {
    const job = fork(join(folder, 'job.mjs'), { serialization: 'advanced', execArgv: [] })
    started.push(job)
    return job
  })
})
afterEach(async () => {
  await pool.close()
  expect(started.every(isGone)).toBe(true)
})

const pidOf = async (video: string) => {
  const { layout } = await pool.analyse(video, { effort: 2 }, () => undefined)
  return (layout as unknown as { pid: number }).pid
}

test('a process does one film after another, and is told the settings', async () => {
  const onProgress = vi.fn<(progress: Extract<JobReply, { type: 'progress' }>['progress']) => void>()
  const { layout } = await pool.analyse('a', { effort: 2 }, onProgress)
  expect(layout).toMatchObject({ settings: { effort: 2 } })
  expect(onProgress.mock.calls).toEqual([[{ stage: 'watch', done: 1, total: 2, unit: 'frames' }]])
  expect(await pidOf('b')).toBe(await pidOf('c'))
  expect(started).toHaveLength(1)
})

test('two films at once have a process each', async () => {
  const [one, other] = await Promise.all([pidOf('a'), pidOf('b')])
  expect(one).not.toBe(other)
  expect(started).toHaveLength(2)
})

test('a failure is told by its name, and the next film gets a fresh process', async () => {
  await expect(pidOf('fail')).rejects.toMatchObject({ name: 'NoRoomError', message: 'the disk is full' })
  expect(started.map(isGone)).toEqual([true])
  await pidOf('a')
  expect(started).toHaveLength(2)
})

test('a process that dies takes its film with it, and no other', async () => {
  const other = pidOf('a')
  await expect(pidOf('die')).rejects.toThrow(JobDiedError)
  await other
  await pidOf('b')
})

test('what runs ends with the signal', async () => {
  const stopping = new AbortController()
  const hanging = pool.analyse('hang', {}, () => stopping.abort(new Error('stopped')), stopping.signal)
  await expect(hanging).rejects.toThrow('stopped')
  await vi.waitFor(() => expect(started.every(isGone)).toBe(true))
})
