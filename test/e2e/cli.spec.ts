import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readLayout } from '../../src/formats/index.ts'
import { clip } from './app.ts'

const root = join(import.meta.dirname, '../..')

const start = (...words: string[]) =>
  spawn(process.execPath, [join(root, 'cli/floorsight.mjs'), ...words], { cwd: root })

/** Runs the command line as a user does. */
const floorsight = (...words: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = start(...words)
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })

/** A tenth of a millimetre is where files end; networks of two runtimes round differently. */
const SAME_METRES = 0.01

test('floorsight map writes a layout that can be read, and the same one natively as in the browser', async () => {
  const video = await clip('one-frame.mp4')
  test.skip(video === undefined, 'this ffmpeg cannot make the clip')
  const folder = await mkdtemp(join(tmpdir(), 'floorsight-'))
  try {
    const mapped = async (runtime: string) => {
      const out = join(folder, `${runtime}.json`)
      const { code, err } = await floorsight('map', video as string, '--runtime', runtime, '--out', out)
      expect(code, err).toBe(0)
      // Progress goes to stderr.
      expect(err).toMatch(/watch[\s\S]*objects from \d+ of 1 frames/)
      return readLayout(await readFile(out, 'utf8'))
    }
    const [native, wasm] = [await mapped('native'), await mapped('wasm')]
    expect(native.source).toEqual(wasm.source)
    expect(native.source.name).toBe('one-frame.mp4')
    expect(native.models.map(({ backend }) => backend)).toEqual(native.models.map(() => 'cpu'))
    expect(wasm.models.map(({ backend }) => backend)).toEqual(wasm.models.map(() => 'wasm'))
    expect(native.frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(
      wasm.frames.map(({ timestampSeconds }) => timestampSeconds),
    )
    expect(native.objects.length).toBeGreaterThan(0)
    expect(native.objects.map(({ category }) => category)).toEqual(
      wasm.objects.map(({ category }) => category),
    )
    for (const [k, { box }] of native.objects.entries())
      for (const key of ['center', 'size'] as const)
        for (const [axis, value] of box[key].entries())
          expect(Math.abs(value - (wasm.objects[k]?.box[key][axis] as number))).toBeLessThan(SAME_METRES)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a bad file ends with 1 and a sentence', async () => {
  const { code, out, err } = await floorsight('map', (await clip('text.mp4')) as string)
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toMatch(/floorsight: "text\.mp4" .*plain text/)
})

test('floorsight map goes through a folder, and on after a kill with what is left', async () => {
  const video = await clip('one-frame.mp4')
  test.skip(video === undefined, 'this ffmpeg cannot make the clip')
  const folder = await mkdtemp(join(tmpdir(), 'floorsight-'))
  const [films, maps] = [join(folder, 'films'), join(folder, 'maps')]
  const results = async () =>
    (await readFile(join(maps, 'results.jsonl'), 'utf8').catch(() => '')).split('\n').filter(Boolean)
  try {
    await mkdir(films)
    for (const name of ['a.mp4', 'b.mp4']) await copyFile(video as string, join(films, name))
    const killed = start('map', films, '--out', maps)
    const ended = new Promise((resolve) => killed.once('close', resolve))
    await expect.poll(results, { timeout: 120_000 }).toHaveLength(1)
    killed.kill('SIGKILL')
    await ended
    expect((await readdir(maps)).filter((name) => !name.endsWith('.part')).sort()).toEqual([
      'a.mp4.json',
      'results.jsonl',
    ])
    const { code, err } = await floorsight('map', films, '--out', maps)
    expect(code, err).toBe(0)
    expect(err).toContain('2 films, 1 of them complete already')
    expect((await results()).map((line) => JSON.parse(line).film)).toEqual(['a.mp4', 'b.mp4'])
    for (const name of ['a.mp4', 'b.mp4'])
      expect(readLayout(await readFile(join(maps, `${name}.json`), 'utf8')).source.name).toBe(name)
  } finally {
    await rm(folder, { recursive: true })
  }
})
