import { describe, expect, test } from 'vitest'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { sightingsOf } from '../../../../src/layout/mapping/sighting.ts'
import type { SemanticClass } from '../../../../src/perception/index.ts'
import { sceneCamera } from '../../scene.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'

const [first] = metricFramesOf({ ...livingRoom, things: [] }) as [MetricFrame]
/** In the picture's right half, so that its middle, three fifths of each side, is cells 6 to 8 and rows 2 and 3 of 10 x 6. */
const box = { x0: 352, y0: 128, x1: 608, y1: 352 }
const classes = ['floor', 'sofa', 'bed', 'stove', 'table', 'chair'] as const

/** What the semantics says of a detection where its middle shows something and the rest of the picture the floor. */
function shownOf(
  category: string,
  shown: (typeof classes)[number],
  list: readonly SemanticClass[] = classes,
) {
  const probabilities = new Float32Array(10 * 6 * list.length)
  for (let cell = 0; cell < 60; cell++) {
    const [column, row] = [cell % 10, Math.floor(cell / 10)]
    const isMiddle = column >= 6 && column <= 8 && row >= 2 && row <= 3
    probabilities[cell * list.length + list.indexOf(isMiddle ? shown : 'floor')] = 0.8
  }
  const semantics = { classes: list, rows: 6, columns: 10, probabilities }
  const [sighting] = sightingsOf({ ...first, semantics, detections: [{ category, score: 0.6, box }] })
  return sighting?.shown
}

describe('how far the semantics takes the middle of a detection for what it is called', () => {
  test('is by the cells of its middle, not of its corners or of other places', () => {
    expect(sceneCamera.width / 10).toBe(64)
    expect(shownOf('couch', 'sofa')).toBeCloseTo(0.8, 5)
    expect(shownOf('couch', 'table')).toBe(0)
  })

  test('heeds the names that it is taken for', () => {
    expect(shownOf('couch', 'bed')).toBeCloseTo(0.8, 5)
    expect(shownOf('couch', 'chair')).toBeCloseTo(0.8, 5)
    expect(shownOf('bed', 'chair')).toBe(0)
    expect(shownOf('oven', 'stove')).toBeCloseTo(0.8, 5)
  })

  test('is not known where the semantics has no word for it', () => {
    expect(shownOf('cup', 'table')).toBeUndefined()
    expect(shownOf('couch', 'floor', ['floor', 'bed'])).toBeUndefined()
    const mute = { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) }
    const [sighting] = sightingsOf({
      ...first,
      semantics: mute,
      detections: [{ category: 'couch', score: 0.6, box }],
    })
    expect(sighting).toBeDefined()
    expect(sighting).not.toHaveProperty('shown')
  })
})

test('a thing is as far as the pixels that show it: what hides the half of it is nearer', () => {
  const { width, height, values } = first.inverseDepth
  const at = (metres: number) => first.metresScale / metres
  // The left of the middle of the box is a table, a metre away; its right is the oven, at three.
  const isLeft = (pixel: number) => ((pixel % width) + 0.5) / width < 0.76
  const inverseDepth = { width, height, values: values.map((_, pixel) => at(isLeft(pixel) ? 1 : 3)) }
  const semantics = (name: (typeof classes)[number]) => ({
    classes,
    rows: 6,
    columns: 100,
    probabilities: Float32Array.from({ length: 6 * 100 * classes.length }, (_, k) => {
      const column = Math.floor(k / classes.length) % 100
      return classes[k % classes.length] === (column < 76 ? 'table' : name) ? 0.8 : 0
    }),
  })
  const detections = [{ category: 'oven', score: 0.6, box }]
  const depthWhere = (name: (typeof classes)[number]) =>
    sightingsOf({ ...first, inverseDepth, semantics: semantics(name), detections })[0]?.depthMetres
  expect(depthWhere('stove')).toBeCloseTo(3, 3)
  // Nothing of it is shown: the nearer half is what there is.
  expect(depthWhere('floor')).toBeCloseTo(1, 3)
})
