import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  loadManifest,
  type ModelManifest,
  ModelsMissingError,
  ModelsOutdatedError,
  ModelsUnreachableError,
  modelFor,
  parseManifest,
  UnknownModelError,
  variantForPicture,
  variantOf,
} from '../../../../src/perception/runtime/index.ts'
import { echoModel } from './fixture.ts'

const manifest: ModelManifest = { version: 1, models: [echoModel('4x4', '8x8')] }
const answer = (body: string, status = 200) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status }))
const load = () => loadManifest('https://app.test/models/')

afterEach(() => vi.unstubAllGlobals())

describe('loadManifest', () => {
  test('gives what npm run models has written', async () => {
    answer(JSON.stringify(manifest))
    expect(await load()).toEqual(manifest)
  })

  test.each([
    ['is not there', '', 404],
    ['is the start page of the app', '<!doctype html><html></html>', 200],
  ])('tells to run npm run models where the list %s', async (_, body, status) => {
    answer(body, status)
    await expect(load()).rejects.toThrow(ModelsMissingError)
    await expect(load()).rejects.toThrow(/https:\/\/app\.test\/models\/models\.json\. Run `npm run models`/)
  })

  test.each([
    ['is not JSON', '{"version": 1', /it is not JSON/],
    ['has another version', JSON.stringify({ ...manifest, version: 2 }), /version/],
    ['lacks a field', JSON.stringify(manifest).replace('"recipe"', '"receipt"'), /models\.0\.recipe/],
  ])('tells to make the models anew where the list %s', async (_, body, fault) => {
    answer(body)
    await expect(load()).rejects.toThrow(ModelsOutdatedError)
    await expect(load()).rejects.toThrow(fault)
  })

  test('does not send the user to npm when the server is at fault', async () => {
    answer('oh', 500)
    await expect(load()).rejects.toThrow(ModelsUnreachableError)
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(load()).rejects.toThrow(ModelsUnreachableError)
  })
})

test('parseManifest keeps nothing that it does not know', () => {
  const parsed = parseManifest(JSON.stringify({ ...manifest, more: 1 }), 'here')
  expect(parsed).toEqual(manifest)
})

describe('choosing', () => {
  test('modelFor and variantOf name what there is when they do not find it', () => {
    expect(modelFor(manifest, 'depth').id).toBe('echo')
    expect(() => modelFor(manifest, 'lines')).toThrow(UnknownModelError)
    expect(variantOf(echoModel('4x4')).id).toBe('4x4')
    expect(() => variantOf(echoModel('4x4', '8x8'))).toThrow(/Known: 4x4, 8x8/)
  })

  const sizes = echoModel('518x518', '504x378', '378x504', '392x294', '294x392', '518x294', '378x210')
  test.each([
    ['4:3, all the pixels', 640, 480, 1e6, '504x378'],
    ['4:3, fewer', 640, 480, 120_000, '392x294'],
    ['portrait', 480, 640, 120_000, '294x392'],
    ['16:9', 1920, 1080, 1e6, '518x294'],
    ['16:9, fewer', 1920, 1080, 100_000, '378x210'],
    ['a square', 700, 700, 1e6, '518x518'],
    ['a budget below all', 640, 480, 1, '378x210'],
  ])('%s', (_, width, height, pixels, id) => {
    expect(variantForPicture(sizes, { width, height }, pixels).id).toBe(id)
  })
})
