import { beforeEach, describe, expect, test } from 'vitest'
import { writeCsv, writeLayout } from '../../../src/formats/index.ts'
import { alignBox, type Layout } from '../../../src/layout/index.ts'
import {
  chooseScene,
  compareWith,
  comparing,
  comparisonOf,
  dropComparison,
  dropSceneQuestion,
  sceneFor,
  session,
  setAlignment,
  setBox,
  showLayout,
  shownComparison,
} from '../../../src/session/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

const scene = {
  object_bbox: {
    chair: [
      { centroid: [0, 1, 0.5], axesLengths: [0.5, 0.5, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
    ],
  },
}
const file = (text: string, name: string) => new File([text], name)
const comparison = () => session.getState().document?.comparison
const named = (name: string): Layout => ({ ...sampleLayout, source: { ...sampleLayout.source, name } })

beforeEach(() => {
  session.setState(session.getInitialState(), true)
  comparing.setState(comparing.getInitialState(), true)
  showLayout(sampleLayout)
})

describe('a truth', () => {
  test('of any format is held against the open map, turn and shift taken out, and shown', async () => {
    await compareWith(file(writeCsv(sampleLayout), 'truth.csv'))
    expect(comparison()).toMatchObject({ name: 'truth.csv', alignment: 'rigid' })
    expect(comparing.getState().isShown).toBe(true)
    setAlignment('none')
    expect(comparison()?.alignment).toBe('none')
    expect(session.getState().document?.layout).toBe(sampleLayout)
    dropComparison()
    expect(session.getState().document).not.toHaveProperty('comparison')
  })

  test('that cannot be read is told, and the old one stays', async () => {
    await compareWith(file(writeLayout(sampleLayout), 'a.json'))
    await compareWith(file('nothing', 'b.json'))
    expect(session.getState().notice).toMatchObject({ about: 'b.json', name: 'MapFileError' })
    expect(comparison()?.name).toBe('a.json')
  })

  test('of several scenes is the one with the name of the map', async () => {
    await compareWith(file(JSON.stringify({ hall: scene, 'Living Room': scene }), 'meta.json'))
    expect(comparison()?.name).toBe('meta.json, Living Room')
    expect(comparison()?.layout.source.name).toBe('Living Room')
  })

  test('of several scenes without that name is asked for', async () => {
    await compareWith(file(JSON.stringify({ hall: scene, attic: scene }), 'meta.json'))
    expect(comparison()).toBeUndefined()
    expect(comparing.getState().question?.scenes).toHaveLength(2)
    chooseScene('cellar')
    expect(comparison()).toBeUndefined()
    chooseScene('attic')
    expect(comparison()?.name).toBe('meta.json, attic')
    expect(comparing.getState().question).toBeUndefined()
    await compareWith(file(JSON.stringify({ hall: scene, attic: scene }), 'other.json'))
    dropSceneQuestion()
    expect(comparing.getState().question).toBeUndefined()
    expect(comparison()?.name).toBe('meta.json, attic')
  })

  test('without a map there is nothing to hold it against', async () => {
    session.setState({ document: undefined })
    await compareWith(file(writeLayout(sampleLayout), 'a.json'))
    setAlignment('none')
    dropComparison()
    expect(session.getState().document).toBeUndefined()
  })
})

test('a scene is found by its name, with or without its folder and end', () => {
  const scenes = [named('kitchen'), named('scene0001_00')]
  expect(sceneFor(scenes, 'films/Kitchen.MP4')).toBe(scenes[0])
  expect(sceneFor(scenes, 'scene0001_00.mp4')).toBe(scenes[1])
  expect(sceneFor(scenes, 'bath.mp4')).toBeUndefined()
  expect(sceneFor([named('any')], 'bath.mp4')?.source.name).toBe('any')
})

describe('what is shown of a comparison', () => {
  test('has the truth in the frame of the map, and kinds by the truth’s words', () => {
    const by = { yaw: 0.6, shift: [3, 1] as const, scale: 1 }
    const truth: Layout = {
      ...sampleLayout,
      objects: sampleLayout.objects.map((one) => ({
        ...one,
        category: one.category === 'sofa' ? 'settee' : one.category,
        box: alignBox(by, one.box),
      })),
    }
    const shown = comparisonOf(sampleLayout, truth, 'rigid')
    expect(shown.pairs.map(({ category }) => category).sort()).toEqual(['chair', 'settee'])
    const [sofa] = sampleLayout.objects
    expect(shown.truth.get('sofa-1')?.box.center[0]).toBeCloseTo(sofa?.box.center[0] ?? 0)
    expect(shown.missed).toEqual([])
  })

  test('is made once, and again when the map or the comparison changes', async () => {
    await compareWith(file(writeLayout(sampleLayout), 'a.json'))
    const made = () => {
      const { document } = session.getState()
      if (!document?.comparison) throw new Error('nothing is compared')
      return shownComparison(document.layout, document.comparison)
    }
    const first = made()
    expect(made()).toBe(first)
    setAlignment('none')
    expect(made()).not.toBe(first)
    const second = made()
    setBox('chair-1', { center: [0, 0, 0.4], size: [0.5, 0.5, 0.8], yaw: 0 })
    expect(made()).not.toBe(second)
    expect(made().overall.centerError ?? 0).toBeGreaterThan(0.5)
  })
})
