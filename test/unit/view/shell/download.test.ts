import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readLayout } from '../../../../src/formats/index.ts'
import { session } from '../../../../src/session/index.ts'
import { downloadLayout, layoutFileName } from '../../../../src/view/shell/download.ts'
import { openDocument } from '../../openDocument.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const saved: { name: string; blob: Blob }[] = []
const held = new Map<string, Blob>()

beforeEach(() => {
  vi.useFakeTimers()
  saved.length = 0
  held.clear()
  session.setState(session.getInitialState(), true)
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    held.set('blob:1', blob as Blob)
    return 'blob:1'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void held.delete(url))
  vi.stubGlobal('document', {
    createElement: () => {
      const link = { href: '', download: '', click: () => {} }
      link.click = () => saved.push({ name: link.download, blob: held.get(link.href) as Blob })
      return link
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a layout is named after its video, once', () => {
  expect(layoutFileName('living room.mp4')).toBe('living room.layout.json')
  expect(layoutFileName('room.layout.json')).toBe('room.layout.json')
  expect(layoutFileName('IMG.2024.MOV')).toBe('IMG.2024.layout.json')
})

test('the file that is saved can be opened again, and is let go of afterwards', async () => {
  session.setState({ document: openDocument(sampleLayout) })
  await downloadLayout()
  expect(saved.map(({ name }) => name)).toEqual(['living room.layout.json'])
  expect(readLayout((await saved[0]?.blob.text()) ?? '')).toEqual(sampleLayout)
  expect(held.size).toBe(1)
  vi.runAllTimers()
  expect(held.size).toBe(0)
})

test('without a document nothing is saved', async () => {
  await downloadLayout()
  expect(saved).toEqual([])
})
