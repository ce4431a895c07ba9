import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readLayout } from '../../src/formats/index.ts'
import { clip } from './app.ts'

const root = join(import.meta.dirname, '../..')

/** Runs the command line as a user does. */
const floorsight = (...words: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'cli/floorsight.mjs'), ...words], { cwd: root })
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

test('floorsight map writes a layout that can be read', async () => {
  const video = await clip('one-frame.mp4')
  test.skip(video === undefined, 'this ffmpeg cannot make the clip')
  const folder = await mkdtemp(join(tmpdir(), 'floorsight-'))
  try {
    const out = join(folder, 'layout.json')
    const { code, err } = await floorsight('map', video as string, '--out', out)
    expect(code, err).toBe(0)
    // Progress goes to stderr.
    expect(err).toMatch(/watch[\s\S]*objects from \d+ of 1 frames/)
    const layout = readLayout(await readFile(out, 'utf8'))
    expect(layout.source.name).toBe('one-frame.mp4')
    expect(layout.models.every(({ backend }) => backend === 'wasm')).toBe(true)
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
