import { describe, expect, test } from 'vitest'
import { checkResponse } from '../../../../src/reasoning/index.ts'

/** What of a printed map can't be read is said, and not taken for what was not printed. */

const question = 'How many sofa(s) are in this room?'
const check = (map: string) =>
  checkResponse({ text: `<map>${map}</map><think>There are 2 sofas.</think><answer>2</answer>`, question })

describe('a map that cannot be read', () => {
  test('is none, and its faults are kept', () => {
    const { response, claims, ownMap } = check('[{"object_name": "sofa", "bbox": [1,2,3]}]')
    expect(response.maps).toEqual([])
    expect(response.faults.map(({ what }) => what)).toEqual(['The box of sofa has 3 numbers and not 4.'])
    const reason = "The map that it printed can't be read. The box of sofa has 3 numbers and not 4."
    expect(ownMap).toEqual({ reason })
    expect(claims.map((claim) => [claim.verdict, claim.reason])).toEqual([['not-checkable', reason]])
  })

  test.each([
    ['[1]', '1 number'],
    ['[1, 2, 3, 4, 5]', '5 numbers'],
    ['"left"', 'no numbers'],
  ])('a box of %s has %s', (box, count) => {
    const { faults } = check(`[{"object_name": "sofa", "bbox": ${box}}]`).response
    expect(faults.map(({ what }) => what)).toContain(`The box of sofa has ${count} and not 4.`)
  })

  test('in part: the reason says so', () => {
    const { response, ownMap } = check(
      '[{"object_name": "lamp", "bbox": [0, 0, 1, 1]}, {"object_name": "sofa", "bbox": [1,2,3]}]',
    )
    expect(response.maps).toMatchObject([{ partly: true, objects: [{ name: 'lamp' }] }])
    expect(ownMap?.reason).toBe('There is no sofa on its own map, which could be read only in part.')
    expect(check('[{"object_name": "lamp", "bbox": [0, 0, 1, 1]}]').ownMap?.reason).toBe(
      'There is no sofa on its own map.',
    )
  })
})

test('a count says what there is', () => {
  const { claims } = check('[{"object_name": "sofa", "bbox": [0, 0, 1, 1]}]')
  expect(claims.map(({ reason }) => reason)).toEqual(['By its own map there is 1.'])
})
