import { describe, expect, test } from 'vitest'
import { CATEGORIES, layerOf, NEAR_SYNONYMS, SYNONYMS, sameKind } from '../../../../src/layout/index.ts'
import { shownCategory } from '../../../../src/layout/model/categories.ts'

test('a class of the semantics goes by the kind of its own name, whatever else it may show', () => {
  const shown = Object.values(CATEGORIES).flatMap(({ shownAs }) =>
    shownAs && CATEGORIES[shownAs]?.shownAs === shownAs ? [shownAs] : [],
  )
  // Ovens and hobs are both shown as a stove.
  expect(shown.filter((name) => name === 'stove')).toHaveLength(2)
  for (const name of shown) expect(shownCategory(name)?.name).toBe(name)
})

describe('names', () => {
  test('no word stands in two groups that mean the same', () => {
    const words = SYNONYMS.flat()
    expect(words.filter((word, k) => words.indexOf(word) !== k)).toEqual([])
  })

  test('words that only sometimes mean the same are not synonyms', () => {
    for (const group of NEAR_SYNONYMS)
      for (const same of SYNONYMS) expect(group.filter((word) => same.includes(word)).length).toBeLessThan(2)
  })

  test('matching takes both, also through a synonym of a near word, and goes no further', () => {
    expect(sameKind('sofa', 'couch')).toBe(true)
    expect(sameKind('trash can', 'trash bin')).toBe(true)
    expect(sameKind('monitor', 'tv')).toBe(true)
    expect(sameKind('computer monitor', 'television')).toBe(true)
    expect(sameKind('wardrobe', 'cupboard')).toBe(true)
    expect(sameKind('chair', 'sofa')).toBe(false)
    expect(sameKind('sofa', 'office chair')).toBe(false)
    expect(sameKind('aquarium', 'aquarium')).toBe(true)
    expect(sameKind('aquarium', 'table')).toBe(false)
  })

  test('layers: openings, what hangs, what is small, and the rest', () => {
    expect(
      ['door', 'mirror', 'ceiling light', 'keyboard', 'something', 'sofa', 'aquarium'].map(layerOf),
    ).toEqual(['opening', 'wall', 'ceiling', 'small', 'unnamed', 'furniture', 'furniture'])
    // In other programs' words, too.
    expect(['Window', 'doorway', 'drape', 'wall clock', 'Ceiling Lamp', 'rucksack'].map(layerOf)).toEqual([
      'opening',
      'opening',
      'wall',
      'wall',
      'ceiling',
      'small',
    ])
  })
})
