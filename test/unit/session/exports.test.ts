import { beforeEach, describe, expect, test } from 'vitest'
import { exporters, readCsv, readLayout } from '../../../src/formats/index.ts'
import {
  EXPORTS,
  type ExportSettings,
  endPresenting,
  exportDocument,
  exportName,
  openFile,
  openQuestion,
  presenting,
  session,
  showPart,
  startPresenting,
} from '../../../src/session/index.ts'
import { chosenFrames } from '../../../src/session/keyFrames.ts'
import { openDocument } from '../openDocument.ts'
import { layoutWithParts, sampleLayout } from '../sampleLayout.ts'

const settings: ExportSettings = {
  units: 'm',
  scale: 'auto',
  paper: 'auto',
  withCameras: true,
  withUnnamed: false,
  isSquare: true,
}

beforeEach(() => {
  session.setState(session.getInitialState(), true)
  session.setState({ document: openDocument(layoutWithParts) })
})

const made = async (kind: (typeof EXPORTS)[number], changed: Partial<ExportSettings> = {}) => {
  const file = await exportDocument(kind, { ...settings, ...changed })
  if (!file) throw new Error('nothing was made')
  return file
}

describe('an export', () => {
  test('is named after the film, and after what it is', () => {
    expect(EXPORTS.map((kind) => exportName(kind, 'living room.mp4'))).toEqual([
      'living room.plan.pdf',
      'living room.plan.svg',
      'living room.plan.png',
      'living room.html',
      'living room.layout.json',
      'living room.objects.csv',
      'living room.glb',
      'living room.dxf',
    ])
    expect(exportName('json', 'room.layout.json')).toBe('room.layout.json')
  })

  test('of every kind that needs no canvas is made, and is what it says', async () => {
    const pdf = await made('pdf')
    expect([pdf.name, pdf.type]).toEqual(['living room.plan.pdf', 'application/pdf'])
    expect((await pdf.text()).slice(0, 8)).toBe('%PDF-1.4')
    expect(await pdf.text()).toContain('/MediaBox [0 0 595.276 841.89]')
    expect(readLayout(await (await made('json')).text())).toEqual(layoutWithParts)
    expect(readCsv(await (await made('csv')).text()).objects).toHaveLength(sampleLayout.objects.length)
    expect((await (await made('glb')).text()).slice(0, 4)).toBe('glTF')
    expect((await (await made('dxf', { units: 'ft-in' })).text()).trimEnd().endsWith('EOF')).toBe(true)
  })

  test('draws the part on screen, and opens again as all of them', async () => {
    showPart(1)
    const svg = await (await made('svg')).text()
    expect(svg).toContain('bed 1')
    expect(svg).not.toContain('sofa 1')
    const { readEmbedded } = await exporters()
    expect(await readEmbedded(new TextEncoder().encode(svg))).toEqual(layoutWithParts)
  })

  test('as a page holds the open questions that the map answers', async () => {
    openQuestion('How large is the room?')
    openQuestion('What colour is the sofa?')
    const html = await (await made('html')).text()
    expect(html).toContain('How large is the room?')
    expect(html).not.toContain('What colour')
  })

  test('refuses a scale at which the plan does not fit', async () => {
    await expect(made('pdf', { scale: 20 })).rejects.toMatchObject({ name: 'SheetTooSmallError' })
  })

  test('of nothing is none', async () => {
    session.setState({ document: undefined })
    expect(await exportDocument('svg', settings)).toBeUndefined()
  })
})

describe('an exported file that comes back', () => {
  test('opens as the document it shows', async () => {
    const file = await made('svg')
    session.setState({ document: undefined })
    await openFile(file)
    expect(session.getState().document?.layout).toEqual(layoutWithParts)
  })

  test('without a layout in it is told, and what is on screen stays', async () => {
    const { document } = session.getState()
    await openFile(new File(['<svg/>'], 'drawing.svg', { type: 'image/svg+xml' }))
    expect(session.getState().document).toBe(document)
    expect(session.getState().notice).toMatchObject({ name: 'EmbeddedLayoutError', about: 'drawing.svg' })
  })
})

describe('the pictures that go along', () => {
  const film = Array.from({ length: 40 }, (_, index) => ({ index, timestampSeconds: index / 2 }))
  const seenIn = (frames: number[]) => ({
    objects: sampleLayout.objects.map((object) => ({
      ...object,
      sightings: object.sightings.slice(0, 1).flatMap((one) => frames.map((frame) => ({ ...one, frame }))),
    })),
  })

  test('are those that show something, spread over the film', () => {
    expect(chosenFrames(film, seenIn([3, 17, 5])).map(({ index }) => index)).toEqual([3, 5, 17])
    const many = chosenFrames(film, seenIn([...film.keys()]), 12)
    expect(many).toHaveLength(12)
    expect([many[0]?.index, many.at(-1)?.index]).toEqual([0, 39])
  })

  test('are any, where none shows something', () => {
    expect(chosenFrames(film, { objects: [] }, 4)).toHaveLength(4)
    expect(chosenFrames([], { objects: [] })).toEqual([])
  })
})

test('a document is presented until it ends, or goes', () => {
  startPresenting()
  expect(presenting.getState().isOn).toBe(true)
  endPresenting()
  expect(presenting.getState().isOn).toBe(false)
  startPresenting()
  session.setState({ document: undefined })
  expect(presenting.getState().isOn).toBe(false)
  startPresenting()
  expect(presenting.getState().isOn).toBe(false)
})
