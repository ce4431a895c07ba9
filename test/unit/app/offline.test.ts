import { describe, expect, test } from 'vitest'
import { offlineBuild, storedAs } from '../../../scripts/vite/offline.ts'
import { pagePolicy } from '../../../scripts/vite/security.ts'
import { APP_CACHE, RUNTIME_CACHE } from '../../../src/app/offline/build.ts'
import { outdatedCaches, routeOf } from '../../../src/app/offline/route.ts'
import { MODEL_CACHE } from '../../../src/perception/runtime/modelFiles.ts'
import { CACHES, modelFilesOf } from '../../../src/session/index.ts'

const scope = 'https://example.org/app/'
const build = {
  version: '1',
  shell: ['assets/index-1.js', 'index.html', 'theme.js'],
  runtime: ['assets/ort-1.wasm'],
  sample: ['sample/room.mp4'],
}
const get = (path: string, mode = 'no-cors') => ({ url: scope + path, method: 'GET', mode, hasRange: false })
const kind = (asked: Parameters<typeof routeOf>[0]) => routeOf(asked, scope, build).kind

describe('routeOf', () => {
  test('the page, its files, the runtime, and what must be fresh', () => {
    expect(routeOf(get('', 'navigate'), scope, build)).toEqual({ kind: 'page', path: 'index.html' })
    expect(kind(get('index.html?x#object=sofa-1', 'navigate'))).toBe('page')
    expect(kind(get('theme.js'))).toBe('shell')
    expect(kind(get('assets/ort-1.wasm', 'cors'))).toBe('runtime')
    expect(kind(get('models/models.json', 'cors'))).toBe('fresh')
    expect(kind(get('sample/room.mp4', 'cors'))).toBe('fresh')
  })

  test('models, other origins, posts and parts of files are none of its', () => {
    expect(kind(get('models/a.onnx?sha256=1', 'cors'))).toBe('pass')
    expect(kind({ ...get(''), url: 'https://elsewhere.org/app/theme.js' })).toBe('pass')
    expect(kind({ ...get('theme.js'), method: 'POST' })).toBe('pass')
    expect(kind({ ...get('theme.js'), hasRange: true })).toBe('pass')
    expect(kind({ ...get(''), url: 'blob:https://example.org/1' })).toBe('pass')
    expect(kind(get('layout.schema.json', 'navigate'))).toBe('pass')
  })
})

test('caches of other versions are outdated, other caches are not', () => {
  expect(
    outdatedCaches(['floorsight-app-1', 'floorsight-app-2', 'x'], APP_CACHE, 'floorsight-app-2'),
  ).toEqual(['floorsight-app-1'])
})

test('the dialog of the storage knows the caches by the names that they have', () => {
  expect(CACHES).toEqual({ app: APP_CACHE, runtime: RUNTIME_CACHE, models: MODEL_CACHE })
})

describe('the list of the built app', () => {
  test('each file is where it belongs', () => {
    expect(storedAs('index.html')).toBe('shell')
    expect(storedAs('assets/plex-1.woff2')).toBe('shell')
    expect(storedAs('assets/ort-wasm-simd-threaded.asyncify-1.mjs')).toBe('runtime')
    expect(storedAs('assets/a-1.wasm')).toBe('runtime')
    expect(storedAs('sample/room.mp4')).toBe('sample')
    for (const path of [
      'models/models.json',
      'guide/a.jpg',
      'assets/a.js.map',
      'serviceWorker.js',
      'offline.json',
    ])
      expect(storedAs(path)).toBeUndefined()
  })

  test('the version changes with any byte, and with nothing else', () => {
    const files = new Map([
      ['index.html', 'a'],
      ['assets/a.wasm', 'b'],
    ])
    const turned = new Map([...files].reverse())
    expect(offlineBuild(turned)).toEqual(offlineBuild(files))
    expect(offlineBuild(new Map([...files, ['index.html', 'c']])).version).not.toBe(
      offlineBuild(files).version,
    )
  })
})

test('the models’ files have the addresses that perception looks for', () => {
  const file = (name: string) => ({ file: name, bytes: 1, sha256: `of-${name}` })
  const models = [
    { weights: [file('w')], variants: [{ graph: file('a'), half: file('h') }, { graph: file('b') }] },
    { weights: [file('w')], variants: [] },
  ]
  expect(modelFilesOf({ models }, `${scope}models/`).map(({ url }) => url)).toEqual([
    `${scope}models/w?sha256=of-w`,
    `${scope}models/a?sha256=of-a`,
    `${scope}models/h?sha256=of-h`,
    `${scope}models/b?sha256=of-b`,
  ])
})

test('the policy lets nothing else in', () => {
  expect(pagePolicy).toContain("default-src 'self'")
  expect(pagePolicy).not.toMatch(/https?:|\*|'unsafe-(inline|eval)'/)
})
