import { describe, expect, test } from 'vitest'
import { canonicalName, categoryOfId, sharedName, singular } from '../../../src/reasoning/index.ts'

const MAP = [
  'sofa',
  'trash bin',
  'computer mouse',
  'nightstand',
  'shoes',
  'table',
  'sofa-1',
  'computer-mouse-2',
]

describe('names', () => {
  test.each([
    ['the couches', 'sofa'],
    ['Couch', 'sofa'],
    ['garbage can', 'trash bin'],
    ['mice', 'computer mouse'],
    ['Night Stand', 'nightstand'],
    ['night_stand', 'nightstand'],
    ['a bedside table', 'nightstand'],
    ['shoe', 'shoes'],
    ['dining table', 'table'],
    ['sofa 1', 'sofa-1'],
    ['Couch #1', 'sofa-1'],
    ['SOFA-1', 'sofa-1'],
    ['mouse 2', 'computer-mouse-2'],
    ['sofa-7', 'sofa-7'],
    ['the grand pianos', 'grand piano'],
  ])('%s is the map’s %s', (word, name) => expect(canonicalName(word, MAP)).toBe(name))

  test('of a map that has ids only', () => {
    expect(canonicalName('couch', ['sofa-1', 'sofa-2'])).toBe('sofa')
    expect(canonicalName('the couch 2', ['sofa-1', 'sofa-2'])).toBe('sofa-2')
  })

  test('without a map the word stays the person’s own', () => {
    expect(['The Couch', 'trash cans', 'ceiling light', 'Sofa 3'].map((word) => canonicalName(word))).toEqual(
      ['couch', 'trash can', 'ceiling light', 'sofa-3'],
    )
  })

  test('exact words of the map come before its synonyms', () => {
    const both = ['trash can', 'trash bin', 'lamp', 'table lamp']
    for (const word of both) expect(canonicalName(word, both)).toBe(word)
  })

  test.each([
    ['bookshelves', 'bookshelf'],
    ['knives', 'knife'],
    ['stoves', 'stove'],
    ['boxes', 'box'],
    ['vases', 'vase'],
    ['benches', 'bench'],
    ['glass', 'glass'],
    ['batteries', 'battery'],
    ['headphones', 'headphones'],
    ['people', 'person'],
  ])('one of %s is a %s', (many, one) => expect(singular(many)).toBe(one))

  test('the category of an id', () => {
    expect(categoryOfId('computer-mouse-1')).toBe('computer mouse')
    expect(categoryOfId('sofa')).toBeUndefined()
  })
})

test.each([
  ['the couches', 'Sofa'],
  ['garbage-can 2', 'bin 2'],
  ['office_chair_1', 'Office Chair 1'],
])('%s and %s share a name', (a, b) => expect(sharedName(a)).toBe(sharedName(b)))

test('a number, and what is another kind, keep names apart', () => {
  expect(new Set(['chair', 'chair 1', 'chair 2', 'office chair', 'tv', 'monitor'].map(sharedName)).size).toBe(
    6,
  )
})
