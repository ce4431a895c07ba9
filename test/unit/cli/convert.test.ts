import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../../../cli/main.ts'
import { readLayout, writeLayout } from '../../../src/formats/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const err: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-convert-'))
  await writeFile(at('room.json'), writeLayout(sampleLayout))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  err.length = 0
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

test.each(['csv', 'spatiallm', 'roomplan', 'labelcloud', 'omni3d'])(
  'a map goes to %s and back with its boxes',
  async (format) => {
    expect(await main(['convert', at('room.json'), at('there'), '--to', format])).toBe(0)
    expect(await main(['convert', at('there'), at('back.json'), '--from', format])).toBe(0)
    const { objects } = readLayout(await readFile(at('back.json'), 'utf8'))
    expect(objects.map(({ category }) => category)).toEqual(['sofa', 'chair'])
    // Where the floor is guessed, it is the lowest underside: the boxes keep their places to each other.
    const between = (list: typeof objects) =>
      [0, 1].map((k) => (list[1]?.box.center[k] ?? 0) - (list[0]?.box.center[k] ?? 0))
    for (const [k, value] of between(objects).entries())
      expect(value).toBeCloseTo(between(sampleLayout.objects)[k] ?? 0, 2)
    for (const [k, { box }] of objects.entries())
      for (const [n, side] of [...box.size].sort().entries())
        expect(side).toBeCloseTo([...(sampleLayout.objects[k]?.box.size ?? [])].sort()[n] ?? 0, 2)
  },
)

test.each([
  [['room.json'], /takes a file to read and a file to write/],
  [['room.json', 'x.bin'], /say which format/],
  [['room.json', 'x.json', '--to', 'oil'], /there is no format oil/],
  [['room.json', 'x.json', '--to', 'vsi'], /can be read, but not written/],
  [['nowhere.json', 'x.csv'], /there is no file/],
  [['room.json', 'x.csv', '--from', 'omni3d'], /room\.json: .*Omni3D/],
])('%j is bad input, and says why', async (words, reason) => {
  expect(await main(['convert', ...words.map((word) => (/\.\w+$/.test(word) ? at(word) : word))])).toBe(1)
  expect(err.join('\n')).toMatch(reason)
})
