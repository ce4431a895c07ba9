import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Analyser, Analysis } from '../../../../cli/analyser.ts'
import { ExitCode } from '../../../../cli/exit.ts'
import { main } from '../../../../cli/main.ts'
import type { openAnalyser } from '../../../../cli/runtimes.ts'
import { readLayout } from '../../../../src/formats/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const opening = vi.hoisted(() => vi.fn<typeof openAnalyser>())
vi.mock('../../../../cli/runtimes.ts', () => ({
  openAnalyser: opening,
  chooseRuntime: async (wanted: string | undefined) => wanted ?? 'native',
}))

const timings = {
  total: 2500,
  stages: { open: 10, follow: 0, models: 500, watch: 1500, link: 400, map: 90 },
  networks: {},
}
const done: Analysis = { layout: sampleLayout, depth: [], timings }
const notice = { name: 'NotAVideoError', message: 'It is a picture.', remedy: 'Choose a video.' }

let folder = ''
let [films, out] = ['', '']
const err: string[] = []
const analyse = vi.fn<Analyser['analyse']>()
const close = vi.fn<Analyser['close']>()
const analysed = () => analyse.mock.calls.map(([path]) => path.slice(films.length + 1)).sort()
const lines = async (name = 'results.jsonl') =>
  (await readFile(join(out, name), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const map = (...words: string[]) => main(['map', films, '--out', out, ...words])

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-'))
  ;[films, out] = [join(folder, 'films'), join(folder, 'maps')]
  await mkdir(join(films, 'flat'), { recursive: true })
  for (const name of ['a.mp4', 'b.mp4', 'flat/c.mp4']) await writeFile(join(films, name), name)
  err.length = 0
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(`${line}\n`))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(err.push(String(text))))
  analyse.mockReset().mockResolvedValue(done)
  close.mockReset().mockResolvedValue()
  opening.mockReset().mockResolvedValue({ analyse, close })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

describe('a folder of films', () => {
  test('becomes a folder of layouts, a line of results each, and a line for people: 0', async () => {
    expect(await map('--effort', '2')).toBe(ExitCode.ok)
    for (const name of ['a.mp4', 'b.mp4', 'flat/c.mp4'])
      expect(readLayout(await readFile(join(out, `${name}.json`), 'utf8'))).toEqual(sampleLayout)
    expect((await readdir(out, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
    const results = await lines()
    expect(results.map(({ film }) => film).sort()).toEqual(['a.mp4', 'b.mp4', 'flat/c.mp4'])
    expect(results.find(({ film }) => film === 'flat/c.mp4')).toEqual({
      film: 'flat/c.mp4',
      bytes: 10,
      settings: { effort: 2 },
      runtime: 'native',
      ended: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      outcome: 'done',
      layout: 'flat/c.mp4.json',
      objects: 2,
      frames: 4,
      framesPlaced: 3,
      remarks: sampleLayout.source.remarks,
      timings,
    })
    expect(err.join('')).toContain(
      'a.mp4: 2 objects from 3 of 4 frames in 2.5 s (models 0.5, watch 1.5, link 0.4, map 0.1)\n',
    )
    expect(opening).toHaveBeenCalledOnce()
    expect(close).toHaveBeenCalledOnce()
  })

  test('goes on where it ended: what is complete with the same settings is not done again', async () => {
    await map()
    analyse.mockClear()
    opening.mockClear()
    expect(await map()).toBe(ExitCode.ok)
    expect(opening).not.toHaveBeenCalled()
    expect(err.join('')).toContain('3 films, 3 of them complete already\n')
    await map('--effort', '1')
    expect(analysed()).toHaveLength(3)
    analyse.mockClear()
    // The settings of the last run hold.
    await map()
    expect(analysed()).toHaveLength(3)
    analyse.mockClear()
    await map('--runtime', 'wasm')
    expect(analysed()).toHaveLength(3)
    analyse.mockClear()
    await map('--again')
    expect(analysed()).toHaveLength(3)
  })

  test('does again what is half written, gone, or of another film', async () => {
    await map()
    const whole = await readFile(join(out, 'a.mp4.json'), 'utf8')
    await writeFile(join(out, 'a.mp4.json'), whole.slice(0, whole.length / 2))
    await rm(join(out, 'b.mp4.json'))
    await writeFile(join(films, 'flat/c.mp4'), 'another film')
    analyse.mockClear()
    await map()
    expect(analysed()).toEqual(['a.mp4', 'b.mp4', 'flat/c.mp4'])
    expect(await readFile(join(out, 'a.mp4.json'), 'utf8')).toBe(whole)
  })

  test('reads past a line of results that a kill cut short, and ends it before the next', async () => {
    await map()
    const text = await readFile(join(out, 'results.jsonl'), 'utf8')
    const cut = text.slice(0, -20)
    await writeFile(join(out, 'results.jsonl'), cut)
    analyse.mockClear()
    await map()
    expect(analysed()).toHaveLength(1)
    const after = await readFile(join(out, 'results.jsonl'), 'utf8')
    expect(after.startsWith(`${cut}\n{`)).toBe(true)
    expect(after.endsWith('}\n')).toBe(true)
    analyse.mockClear()
    await map()
    expect(analysed()).toEqual([])
  })

  test('keeps a map that somebody has edited', async () => {
    await map()
    await writeFile(join(out, 'a.mp4.json'), JSON.stringify({ ...sampleLayout, objects: [] }))
    analyse.mockClear()
    expect(await map()).toBe(ExitCode.ok)
    expect(analysed()).toEqual([])
  })
})

describe('films that fail', () => {
  test('do not stop the others; a bad one ends with 1 and is tried again', async () => {
    analyse.mockImplementation(async (path) => (path.endsWith('a.mp4') ? { notice } : done))
    expect(await map()).toBe(ExitCode.badInput)
    expect(analysed()).toHaveLength(3)
    const failed = (await lines()).find(({ film }) => film === 'a.mp4')
    expect(failed).toMatchObject({
      outcome: 'failed',
      fault: 'film',
      error: 'NotAVideoError',
      reason: 'It is a picture. Choose a video.',
    })
    expect(err.join('')).toContain('a.mp4: failed: It is a picture. Choose a video.\n')
    expect(err.join('')).toContain('1 of 3 films failed')
    analyse.mockReset().mockResolvedValue(done)
    expect(await map()).toBe(ExitCode.ok)
    expect(analysed()).toEqual(['a.mp4'])
  })

  test('because the machine could not end with 2, whatever else is wrong', async () => {
    analyse.mockImplementation(async (path) => {
      if (path.endsWith('b.mp4')) throw new Error('the page died')
      return path.endsWith('a.mp4') ? { notice } : done
    })
    expect(await map()).toBe(ExitCode.couldNotRun)
    expect((await lines()).map(({ outcome }) => outcome).sort()).toEqual(['done', 'failed', 'failed'])
    expect(close).toHaveBeenCalledOnce()
  })

  test('are not counted where no film could be begun: 2', async () => {
    opening.mockRejectedValue(new Error('Chromium is missing.'))
    expect(await map()).toBe(ExitCode.couldNotRun)
    expect(err.join('')).toContain('floorsight: Chromium is missing.')
    expect(await lines()).toEqual([])
  })
})

describe('sharing out', () => {
  test('so many films run at a time, and share the processors', async () => {
    let [running, most] = [0, 0]
    analyse.mockImplementation(async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 20))
      running--
      return done
    })
    await map('--jobs', '2')
    const processors = availableParallelism()
    expect(most).toBe(Math.min(2, processors))
    const threads = analyse.mock.calls.map(([, settings]) => settings.threads)
    expect(new Set(threads)).toEqual(new Set([Math.max(1, Math.min(4, Math.floor(processors / most)))]))
    // Threads are no setting of the map: another number of jobs does not make it again.
    analyse.mockClear()
    await map('--jobs', '1')
    expect(analysed()).toEqual([])
  })

  test('shards do each film once, each with results of its own, and know of each other', async () => {
    for (const shard of ['1/2', '2/2']) expect(await map('--shard', shard)).toBe(ExitCode.ok)
    expect(analysed()).toEqual(['a.mp4', 'b.mp4', 'flat/c.mp4'])
    expect((await lines('results.1-of-2.jsonl')).map(({ film }) => film)).toEqual(['a.mp4', 'flat/c.mp4'])
    expect((await lines('results.2-of-2.jsonl')).map(({ film }) => film)).toEqual(['b.mp4'])
    analyse.mockClear()
    expect(await map()).toBe(ExitCode.ok)
    expect(analysed()).toEqual([])
  })

  test('a shard without films is done', async () => {
    expect(await map('--shard', '4/5')).toBe(ExitCode.ok)
    expect(analyse).not.toHaveBeenCalled()
  })
})

describe('Ctrl-C', () => {
  test('ends what runs, keeps what is complete, and says so: 130', async () => {
    analyse.mockImplementation(async (path, _settings, _onProgress, signal) => {
      if (path.endsWith('a.mp4')) return done
      process.nextTick(() => process.emit('SIGINT'))
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
      throw signal?.reason
    })
    expect(await map()).toBe(ExitCode.interrupted)
    expect((await lines()).map(({ film }) => film)).toEqual(['a.mp4'])
    expect(err.join('')).toContain('What is complete stays')
    expect(close).toHaveBeenCalledOnce()
    analyse.mockReset().mockResolvedValue(done)
    expect(await map()).toBe(ExitCode.ok)
    expect(analysed()).toEqual(['b.mp4', 'flat/c.mp4'])
  })
})

test('words that only one video has, and a place that is missing, are refused: 1', async () => {
  expect(await main(['map', films])).toBe(1)
  expect(await map('--timings', 't.json')).toBe(1)
  expect(err.join('')).toMatch(/--out which folder[\s\S]*--timings is for one video/)
})

test('one film into a folder is a batch of one', async () => {
  expect(await main(['map', join(films, 'a.mp4'), '--out', `${out}/`])).toBe(ExitCode.ok)
  expect(await readdir(out)).toContain('results.jsonl')
})
