import { describe, expect, test } from 'vitest'
import { checkResponse } from '../../../../src/reasoning/index.ts'

/** Coordinates that are counted from an object, and offsets that are no places. */

const MAP =
  '<map>[{"object_name": "sofa", "bbox": [-3.35, 2.09, -1.39, 3.82]}, {"object_name": "stove", "bbox": [-1.16, -1.36, -0.31, -0.51]}, {"object_name": "tv", "bbox": [-4.25, 0.55, -3.45, 1.10]}]</map>'
const GRID = '<map>{"sofa":[[4,8]],"stove":[[8,2]],"tv":[[2,5]]}</map>'
const verdicts = (think: string, map = MAP) =>
  checkResponse({ text: `${map}<think>${think}</think>` }).claims.map(
    ({ claim, verdict }) => `${claim.kind} ${verdict}`,
  )
const RIGHT = 'coordinate consistent'
const SUM = 'arithmetic consistent'

describe('counted from an object', () => {
  test.each([
    ['Relative to the stove, the sofa is at (-1.635, 3.89) and the tv is at (-3.115, 1.76).', [RIGHT, RIGHT]],
    ['Relative to the sofa: stove: (1.635, -3.89), tv: (-1.48, -2.13).', [RIGHT, RIGHT]],
    ['As seen from the stove, the tv is at (-3.115, 1.76).', [RIGHT]],
    ['With the stove as the origin:\n- sofa: (-1.635, 3.89)\n- tv: (-3.115, 1.76)', [RIGHT, RIGHT]],
    [
      'From the stove: the sofa: (-2.37 - (-0.735), 2.955 - (-0.935)) = (-1.635, 3.89), the tv: (-3.85 + 0.735, 0.825 + 0.935) = (-3.115, 1.76).',
      [RIGHT, SUM, RIGHT, SUM],
    ],
    ['The tv relative to the stove is (-3.115, 1.76).', ['difference consistent']],
    ['tv - stove = (-3.115, 1.76)', ['difference consistent']],
    ['vector stove->tv = (-3.115, 1.76)', ['difference consistent']],
    ['stove - tv = (-3.115, 1.76)', ['difference contradicts-own-map']],
    ['Relative to the stove, the tv is at (-3.85, 0.825).', ['coordinate contradicts-own-map']],
    // In a later sentence they may be the map's again.
    ['Relative to the stove, I look left. The tv is at (-3.115, 1.76).', [RIGHT]],
    ['Relative to the stove, I look left. The tv is at (-3.85, 0.825).', [RIGHT]],
    ['Relative to the stove, I look left. The tv is at (9.1, 9.1).', ['coordinate contradicts-own-map']],
    // A frame that turns with the viewpoint has coordinates of its own.
    ['Relative to the stove and facing the sofa, the tv is at (2.1, 3.0).', ['coordinate not-checkable']],
    ['From the frames, the tv is at (-3.85, 0.825).', [RIGHT]],
    ['Relative to the camera, the tv is at (-3.85, 0.825).', [RIGHT]],
  ])('%s', (text, expected) => {
    expect(verdicts(text)).toEqual(expected)
  })
})

describe('an offset from nobody says where is arithmetic only', () => {
  test.each([
    ['I stand at the stove. the tv: (-3.85 + 0.735, 0.825 + 0.935) = (-3.115, 1.76)', MAP, [SUM]],
    ['forward = (-4, 6). tv: (2-8, 5-2) = (-6, 3).', GRID, [SUM]],
    ['tv: (2-8, 5-2) = (-6, 4).', GRID, ['arithmetic arithmetic-wrong']],
    ['tv: ((-4.25 + -3.45)/2, (0.55 + 1.10)/2) = (-3.85, 0.825)', MAP, [RIGHT, SUM]],
    [
      'tv: ((-4.25 + -3.45)/2, (0.55 + 1.10)/2) = (-3.85, 0.925)',
      MAP,
      ['coordinate contradicts-own-map', 'arithmetic arithmetic-wrong'],
    ],
  ])('%s', (text, map, expected) => {
    expect(verdicts(text, map)).toEqual(expected)
  })
})
