import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../../scripts/paths.ts'

/** Debian's own Python: pyenv's does not see its packages. */
const PYTHON = '/usr/bin/python3'
const lacks = [
  spawnSync(PYTHON, ['-c', 'import torch, cv2']).status !== 0 && 'python3-torch and python3-opencv',
  !existsSync(join(root, 'public/models/models.json')) && 'the models (`npm run models`)',
].filter(Boolean)

const SIDE = { width: 96, height: 72 }
type Rgb = readonly [number, number, number]
type Region = readonly [string, readonly (readonly [number, number])[]]

/** A wall over a floor, and a box before them: a picture, and the polygons in per cent. */
function scene(k: number): { png: Buffer; regions: Region[] } {
  const { width, height } = SIDE
  const horizon = 55 + 3 * k
  const [left, right, top] = [20 + 6 * k, 50 + 6 * k, 35]
  const png = new PNG(SIDE)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [(100 * x) / width, (100 * y) / height]
      const isBox = u > left && u < right && v > top && v < 80
      const colour: Rgb = isBox ? [120, 70, 40] : v < horizon ? [200, 195, 180] : [110, 90, 70]
      png.data.set([...colour.map((value) => value + ((x * 7 + y * 13) & 15)), 255], (y * width + x) * 4)
    }
  const rectangle = (x0: number, y0: number, x1: number, y1: number) =>
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ] as const
  const regions: Region[] = [
    ['wall', rectangle(0, 0, 100, horizon)],
    ['floor', rectangle(0, horizon, 100, 100)],
    ['cabinet', rectangle(left, top, right, 80)],
  ]
  return { png: PNG.sync.write(png), regions }
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorsight-semantics-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts: string[]) => join(folder, ...parts)

/** A few steps on small views of the whole pictures. */
const train = (labels: string) =>
  spawnSync(
    PYTHON,
    [
      join(root, 'training/semantics/train.py'),
      ...['--labels', labels, '--own', at('own'), '--out', at('out'), '--vector', at('vector.json')],
      ...['--cache', at('cache'), '--folds', '2', '--crops', '0', '--epochs', '8', '--sizes', 'coarse'],
      ...['--threads', '1', '--wasm', '--no-cost'],
    ],
    { encoding: 'utf8' },
  )

test('the semantics head is trained, measured and exported by one command', {
  timeout: 120_000,
}, (context) => {
  context.skip(lacks.length > 0, `missing: ${lacks.join(', ')}`)
  for (const name of ['pictures', 'regions', 'own']) mkdirSync(at(name), { recursive: true })
  for (const k of [0, 1]) {
    const { png, regions } = scene(k)
    writeFileSync(at('pictures', `000${k}.png`), png)
    const json = JSON.stringify({ id: `000${k}`, regions })
    writeFileSync(at('regions', `000${k}.json`), json)
    if (k === 1) writeFileSync(at('own', '0001.json'), json)
  }
  const { status, stderr, stdout } = train(folder)
  expect(status, stderr).toBe(0)
  const losses = [...stderr.matchAll(/^all pictures: epoch \d+, loss ([\d.]+)/gm)].map(([, loss]) =>
    Number(loss),
  )
  expect(losses).toHaveLength(8)
  expect(losses.at(-1)).toBeLessThan(0.7 * (losses[0] as number))
  const figures = JSON.parse(readFileSync(at('out/figures.json'), 'utf8'))
  expect(figures).toMatchObject({ pictures: 2, relabelled: 1, settings: { epochs: 8 } })
  expect(Object.keys(figures['by class'])).toEqual(expect.arrayContaining(['wall', 'floor']))
  expect(stdout).toContain(figures.sha256)
  const { probabilities } = JSON.parse(readFileSync(at('vector.json'), 'utf8')).any
  expect(probabilities).toMatchObject({ dims: [1, 12, 16, 52], tolerance: 0.001 })
  expect(probabilities.mean).toBeCloseTo(1 / 52, 5)
})

test('without pictures it says what it needs', (context) => {
  context.skip(lacks.length > 0, `missing: ${lacks.join(', ')}`)
  const { status, stderr } = train(at('nowhere'))
  expect(status).toBe(1)
  expect(stderr).toMatch(/No labelled pictures in .*nowhere.*--labels/)
})
