import { beforeEach, describe, expect, test } from 'vitest'
import { cameraPathLines, type Layout } from '../../../src/layout/index.ts'
import {
  lighter,
  MOST_LINK_LETTERS,
  openQuestion,
  openQuestions,
  openShared,
  rename,
  select,
  session,
  sharedText,
  shareLink,
} from '../../../src/session/index.ts'
import { openDocument } from '../openDocument.ts'
import { layoutWithParts, sampleLayout } from '../sampleLayout.ts'

const page = 'https://floorsight.test/app/'
const words = (url: string) => new URLSearchParams(url.slice(url.indexOf('#') + 1))
const link = async () => {
  const made = await shareLink(page)
  if (made?.kind !== 'link') throw new Error('there is no link')
  return made
}

/** Numbers that do not pack well, as those of a real film. */
const noise = (() => {
  let seed = 1
  return () => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  }
})()
const filmed = (poses: number, sightings: number): Layout => ({
  ...sampleLayout,
  cameraPath: Array.from({ length: poses }, (_, k) => ({
    timestampSeconds: k / 10,
    T_map_camera: {
      rotation: [noise(), noise(), noise(), noise(), noise(), noise(), noise(), noise(), noise()],
      translation: [noise(), noise(), noise()],
    },
  })),
  objects: sampleLayout.objects.map((object) => ({
    ...object,
    sightings: Array.from({ length: sightings }, () => ({
      frame: 0,
      box: { x0: noise(), y0: noise(), x1: noise() + 1, y1: noise() + 1 },
      detectedAs: 'thing',
      score: noise(),
      depthMetres: noise(),
    })),
  })),
})

beforeEach(() => {
  session.setState(session.getInitialState(), true)
  session.setState({ document: openDocument(layoutWithParts) })
})

describe('a link', () => {
  test('opens as the map, with its questions; selection and time stand in words', async () => {
    openQuestion('How large is the room?')
    openQuestion('Which is larger?', ['sofa', 'chair'])
    select('chair-1')
    session.setState({ playheadSeconds: 1.5 })
    const before = openQuestions()
    const { url, leftOut } = await link()
    expect(leftOut).toEqual([])
    expect(url.startsWith(`${page}#`)).toBe(true)
    expect([words(url).get('object'), words(url).get('t')]).toEqual(['chair-1', '1.5'])

    session.setState(session.getInitialState(), true)
    const text = words(url).get('share') ?? ''
    expect(await openShared(text)).toBe(true)
    const { document } = session.getState()
    expect(document?.layout.objects).toEqual(layoutWithParts.objects)
    expect(document?.layout.submaps).toEqual(layoutWithParts.submaps)
    expect(openQuestions()).toEqual(before.map((one, k) => ({ ...one, id: `question-${k + 1}` })))
    expect(sharedText()).toBe(text)
  })

  test('no longer says what is on screen once the map is edited', async () => {
    const text = words((await link()).url).get('share') ?? ''
    await openShared(text)
    rename('chair-1', 'stool')
    expect(sharedText()).toBeUndefined()
  })

  test('leaves out what is missed least when it grows too long, and says so', async () => {
    session.setState({ document: openDocument(filmed(600, 1)) })
    expect((await link()).leftOut).toEqual(['path'])
    session.setState({ document: openDocument(filmed(600, 900)) })
    const { url, leftOut } = await link()
    expect(leftOut).toEqual(['path', 'certainty', 'sightings'])
    expect(url.length).toBeLessThanOrEqual(MOST_LINK_LETTERS)
    expect(await openShared(words(url).get('share') ?? '')).toBe(true)
  })

  test('says so when the map is too large for one', async () => {
    const objects = Array.from({ length: 3000 }, (_, k) => ({
      ...(sampleLayout.objects[0] as Layout['objects'][number]),
      id: `sofa-${k}`,
      box: {
        center: [noise(), noise(), noise()] as const,
        size: [noise(), noise(), 1] as const,
        yaw: noise(),
      },
    }))
    session.setState({ document: openDocument({ ...sampleLayout, objects }) })
    const made = await shareLink(page)
    expect(made?.kind).toBe('too-large')
  })

  test('of nothing is none', async () => {
    session.setState({ document: undefined })
    expect(await shareLink(page)).toBeUndefined()
  })

  test.each([
    ['garbage', 'PackedTextError'],
    ['q1YqSy0qzszPU7JSMlTSUVIqSk0sUbIy1FEqyy9KSVWyAjILcsqTMktS', 'PackedTextError'],
  ])('that is damaged (%s) is told, and what is on screen stays', async (text, name) => {
    const { document } = session.getState()
    expect(await openShared(text)).toBe(false)
    expect(session.getState().document).toBe(document)
    expect(session.getState().notice).toMatchObject({ name, about: 'The link' })
  })
})

test('a lighter map is one without what it rests on', () => {
  const light = lighter(layoutWithParts, ['path', 'certainty', 'sightings'])
  expect(cameraPathLines(light).flat()).toEqual([])
  expect(light.objects.map(({ box }) => box)).toEqual(layoutWithParts.objects.map(({ box }) => box))
  expect(light.submaps?.[0]?.objects).toHaveLength(2)
  expect(lighter(layoutWithParts, [])).toBe(layoutWithParts)
})
