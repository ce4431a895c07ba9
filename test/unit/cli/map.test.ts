import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Analyser, Analysis } from '../../../cli/analyser.ts'
import { ExitCode, UsageError } from '../../../cli/exit.ts'
import { main } from '../../../cli/main.ts'
import { mapUsage, parseMapOptions } from '../../../cli/mapOptions.ts'
import type { openAnalyser } from '../../../cli/runtimes.ts'
import { readLayout } from '../../../src/formats/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

const opening = vi.hoisted(() => vi.fn<typeof openAnalyser>())
// What computes has its own tests; loading it takes longer than all of these.
vi.mock('../../../cli/runtimes.ts', () => ({
  openAnalyser: opening,
  chooseRuntime: async (wanted: string | undefined) => wanted ?? 'native',
}))
const analyse = vi.fn<Analyser['analyse']>()
const close = vi.fn<Analyser['close']>()

const done: Analysis = { layout: sampleLayout, depth: [], timings: undefined }

describe('options', () => {
  test('of nothing but a video are the defaults, and the machine says what computes', () => {
    expect(parseMapOptions(['room.mp4'])).toEqual({
      paths: ['room.mp4'],
      list: undefined,
      out: undefined,
      timings: undefined,
      settings: {},
      runtime: undefined,
      jobs: 1,
      shard: { index: 1, of: 1 },
      again: false,
      isForMany: false,
    })
  })

  test('are read wherever they stand', () => {
    const words = [
      '--frames',
      '8',
      'a b.mp4',
      '--fov=75.5',
      '--camera-height',
      '1.6',
      '--gpu',
      '--effort=5',
      '--out',
      'o.json',
    ]
    expect(parseMapOptions([...words, '--timings', 't.json'])).toMatchObject({
      paths: ['a b.mp4'],
      isForMany: false,
      out: 'o.json',
      timings: 't.json',
      runtime: 'webgpu',
      settings: { frames: 8, effort: 5, fieldOfViewDegrees: 75.5, cameraHeightMetres: 1.6 },
    })
  })

  test('a field of view may be left to the film in so many words', () => {
    expect(parseMapOptions(['a.mp4', '--fov', 'auto', '--effort', '1']).settings).toEqual({
      effort: 1,
      fieldOfViewDegrees: 'auto',
    })
  })

  test.each([
    [['--runtime', 'native'], 'native'],
    [['--runtime', 'native', '--gpu'], 'native-gpu'],
    [['--runtime', 'wasm'], 'wasm'],
    [['--runtime', 'webgpu'], 'webgpu'],
    [['--runtime', 'webgpu', '--gpu'], 'webgpu'],
    [['--gpu'], 'webgpu'],
  ] as const)('%j are the runtime %s', (words, runtime) => {
    expect(parseMapOptions(['a.mp4', ...words]).runtime).toBe(runtime)
  })

  test('of many videos say how they are shared out', () => {
    const words = [
      'a',
      'b.mp4',
      '--list',
      'c.txt',
      '--jobs',
      '3',
      '--shard',
      '2/16',
      '--again',
      '--out',
      'maps',
    ]
    expect(parseMapOptions(words)).toMatchObject({
      paths: ['a', 'b.mp4'],
      list: 'c.txt',
      out: 'maps',
      jobs: 3,
      shard: { index: 2, of: 16 },
      again: true,
      isForMany: true,
    })
    for (const word of ['--jobs=1', '--shard=1/1', '--again', '--list=c.txt'])
      expect(parseMapOptions(['a', word]).isForMany).toBe(true)
    expect(parseMapOptions(['--list', 'c.txt']).isForMany).toBe(true)
  })

  test.each([
    [[], /a video, or folders/],
    [['a', '--runtime', 'cuda'], /native, wasm or webgpu, not cuda/],
    [['a', '--runtime', 'wasm', '--gpu'], /wasm uses no GPU/],
    [['a', '--jobs', '0'], /--jobs takes a positive number, not 0/],
    [['a', '--jobs', '1.5'], /--jobs takes a whole number/],
    [['a', '--shard', '0/4'], /from 1\/16 to 16\/16, not 0\/4/],
    [['a', '--shard', '5/4'], /--shard/],
    [['a', '--shard', '3'], /--shard/],
    [['a', '--shard', '-1/4'], /shard/],
    [['a', '--shard', '1/4/2'], /--shard/],
    [['a.mp4', '--frames', '0'], /--frames takes a positive number, not 0/],
    [['a.mp4', '--frames', 'many'], /--frames takes a positive number, not many/],
    [['a.mp4', '--frames=-4'], /positive/],
    [['a.mp4', '--frames', '2.5'], /whole/],
    [['a.mp4', '--frames', ''], /positive/],
    [['a.mp4', '--fov', '170'], /less than 170/],
    [['a.mp4', '--fov', 'wide'], /--fov/],
    [['a.mp4', '--effort', '0'], /--effort takes 1 \(quick\) to 5 \(precise\), not 0/],
    [['a.mp4', '--effort', '6'], /--effort/],
    [['a.mp4', '--effort', '2.5'], /--effort/],
    [['a.mp4', '--effort', ''], /--effort/],
    [['a.mp4', '--camera-height', '-1'], /camera-height/],
    [['a.mp4', '--camera-height', 'Infinity'], /camera-height takes a positive number/],
    [['a.mp4', '--frames'], /frames/],
    [['a.mp4', '--speed', 'fast'], /--speed/],
    [['a.mp4', '--gpu=yes'], /gpu/],
  ] as const)('%j are refused with a sentence', (words, sentence) => {
    expect(() => parseMapOptions([...words])).toThrow(UsageError)
    expect(() => parseMapOptions([...words])).toThrow(sentence)
  })
})

describe('the command line', () => {
  let folder = ''
  let film = ''
  const out: string[] = []
  const err: string[] = []

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'floorsight-'))
    film = join(folder, 'room.mp4')
    await writeFile(film, 'frames')
    out.length = 0
    err.length = 0
    vi.spyOn(console, 'log').mockImplementation((line) => void out.push(`${line}\n`))
    vi.spyOn(console, 'error').mockImplementation((line) => void err.push(`${line}\n`))
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean(out.push(String(text))))
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(err.push(String(text))))
    analyse.mockReset()
    close.mockReset().mockResolvedValue()
    opening.mockReset().mockResolvedValue({ analyse, close })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await rm(folder, { recursive: true })
  })

  test('without words says how it is used, and that nothing was done', async () => {
    expect(await main([])).toBe(ExitCode.badInput)
    expect(out.join('')).toContain('floorsight map VIDEO')
    for (const word of ['help', '--help', '-h']) expect(await main([word])).toBe(ExitCode.ok)
  })

  test('knows its commands, and no others', async () => {
    for (const word of ['mpa', 'toString', 'constructor']) {
      expect(await main([word])).toBe(ExitCode.badInput)
      expect(err.join('')).toContain(`there is no command ${word}`)
    }
    expect(await main(['map', film, '--help'])).toBe(ExitCode.ok)
    expect(out.join('')).toContain(mapUsage)
    expect(analyse).not.toHaveBeenCalled()
  })

  test('answers wrong words with the sentence and the usage: 1', async () => {
    expect(await main(['map', film, '--frames', 'x'])).toBe(1)
    expect(err.join('')).toMatch(/^floorsight: --frames takes/)
    expect(err.join('')).toContain(mapUsage)
    expect(out).toEqual([])
  })

  test('answers a file that is not there, or a folder without a place for its maps: 1', async () => {
    expect(await main(['map', join(folder, 'none.mp4')])).toBe(1)
    expect(err.join('')).toContain('there is no file')
    expect(await main(['map', folder])).toBe(1)
    expect(err.join('')).toContain('say with --out which folder')
    expect(analyse).not.toHaveBeenCalled()
  })

  test('answers a video that cannot be analysed with what happened and what to do: 1', async () => {
    const notice = { name: 'NotAVideoError', message: 'It is a picture.', remedy: 'Choose a video.' }
    analyse.mockResolvedValue({ notice })
    expect(await main(['map', film])).toBe(1)
    expect(err.join('')).toContain('room.mp4: It is a picture. Choose a video.')
    expect(out).toEqual([])
  })

  test('answers a browser that does not run: 2', async () => {
    opening.mockRejectedValue(new Error('Chromium is missing.'))
    expect(await main(['map', film])).toBe(2)
    expect(err.join('')).toBe('floorsight: Chromium is missing.\n')
  })

  test('writes the layout to stdout, and all else to stderr: 0', async () => {
    analyse.mockImplementation(async (_video, _settings, onProgress) => {
      onProgress({ stage: 'watch', done: 1, total: 16, unit: 'frames' })
      onProgress({ stage: 'watch', done: 2, total: 16, unit: 'frames' })
      return done
    })
    expect(await main(['map', film, '--frames', '4', '--runtime', 'wasm'])).toBe(0)
    expect(opening.mock.calls[0]?.[0]).toBe('wasm')
    expect(close).toHaveBeenCalledOnce()
    expect(readLayout(out.join(''))).toEqual(sampleLayout)
    expect(analyse.mock.calls[0]?.slice(0, 2)).toEqual([film, { frames: 4 }])
    const told = err.join('')
    expect(told).toContain('2 objects from 3 of 4 frames')
    expect(told).toContain('The file is cut off after 4.0 s.')
    expect(told).toContain('field of view 60.0 degrees, measured')
  })

  test('writes to files where they are named: 0', async () => {
    const timings = {
      total: 2500,
      stages: { open: 0, follow: 0, models: 0, watch: 0, link: 0, map: 0 },
      networks: {},
    }
    analyse.mockResolvedValue({ ...done, timings })
    const [layoutPath, timingsPath] = [join(folder, 'o.json'), join(folder, 't.json')]
    expect(await main(['map', film, '--out', layoutPath, '--timings', timingsPath])).toBe(0)
    expect(out).toEqual([])
    expect(readLayout(await readFile(layoutPath, 'utf8'))).toEqual(sampleLayout)
    expect(JSON.parse(await readFile(timingsPath, 'utf8'))).toEqual(timings)
    expect(err.join('')).toContain('in 2.5 s')
  })

  test('answers a place that cannot be written to: 2', async () => {
    analyse.mockResolvedValue(done)
    expect(await main(['map', film, '--out', join(folder, 'none', 'o.json')])).toBe(2)
    expect(err.join('')).toContain('ENOENT')
  })
})
