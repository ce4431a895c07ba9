import { afterEach, describe, expect, test, vi } from 'vitest'
import { fetchModelCards, modelCards, taskInWords } from '../../../../src/view/shell/models.ts'

const entry = {
  id: 'depth',
  title: 'Depth',
  task: 'depth',
  licence: { spdx: 'Apache-2.0', holder: 'somebody', link: 'https://example.org' },
  source: 'npm',
  notes: '',
  weights: [{ bytes: 1000 }, { bytes: 20 }],
  variants: [{ graph: { bytes: 5 } }, { graph: { bytes: 7 } }, {}],
}

afterEach(() => vi.unstubAllGlobals())

describe('model cards', () => {
  test('tell what a run loads at most: all weights, and the largest graph', () => {
    const [card] = modelCards({ models: [entry] })
    expect(card).toEqual({
      id: 'depth',
      title: 'Depth',
      task: 'depth',
      licence: entry.licence,
      source: 'npm',
      notes: '',
      bytes: 1027,
    })
  })

  test('of models without weights or variants have nothing to load; of no list, there are none', () => {
    const { weights: _w, variants: _v, ...bare } = entry
    expect(modelCards({ models: [bare] })[0]?.bytes).toBe(0)
    for (const json of [null, undefined, {}, { models: [] }]) expect(modelCards(json)).toEqual([])
  })

  test('come from beside the page', async () => {
    const asked: string[] = []
    vi.stubGlobal('document', { baseURI: 'https://floorsight.test/app/' })
    vi.stubGlobal('fetch', async (url: URL) => {
      asked.push(url.href)
      return Response.json({ models: [entry] })
    })
    expect(await fetchModelCards()).toHaveLength(1)
    expect(asked).toEqual(['https://floorsight.test/app/models/models.json'])
  })

  test('that cannot be had are an error that says so', async () => {
    vi.stubGlobal('document', { baseURI: 'https://floorsight.test/' })
    vi.stubGlobal('fetch', async () => new Response('', { status: 404, statusText: 'Not Found' }))
    await expect(fetchModelCards()).rejects.toThrow('404 Not Found')
  })
})

test('tasks are told in words, unknown ones by their name', () => {
  expect(taskInWords('lines')).toContain('edges')
  expect(taskInWords('sound')).toBe('sound')
})
