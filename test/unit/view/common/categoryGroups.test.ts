import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../../scripts/paths.ts'
import { CATEGORIES } from '../../../../src/layout/index.ts'
import {
  CATEGORY_GROUP_TITLES,
  CATEGORY_GROUPS,
  categoryGroupOf,
  groupColour,
} from '../../../../src/view/common/categoryGroups.ts'

test('things are of the kind that people would say', () => {
  expect(['sofa', 'bed', 'stove', 'toilet', 'monitor', 'table', 'plant'].map(categoryGroupOf)).toEqual([
    'seat',
    'seat',
    'appliance',
    'water',
    'screen',
    'table',
    'plant',
  ])
  expect(
    ['cabinet', 'bookcase', 'wardrobe', 'worktop', 'door', 'poster', 'desk lamp'].map(categoryGroupOf),
  ).toEqual(['storage', 'storage', 'storage', 'storage', 'opening', 'mounted', 'lamp'])
  expect(['piano', 'something'].map(categoryGroupOf)).toEqual(['other', 'other'])
})

test('what the map names is of a kind, but for odds and ends', () => {
  const odds = 'backpack book bottle bowl box clothes cup fan fireplace suitcase trash_bin vase'.split(' ')
  const others = Object.values(CATEGORIES)
    .map(({ name }) => name.replaceAll(' ', '_'))
    .filter((name) => categoryGroupOf(name.replaceAll('_', ' ')) === 'other')
  expect(others.filter((name) => !odds.includes(name))).toEqual([])
})

test('each kind has a title, and a colour in both themes', () => {
  const tokens = readFileSync(join(root, 'src/view/common/tokens.css'), 'utf8')
  for (const kind of CATEGORY_GROUPS) {
    expect(CATEGORY_GROUP_TITLES[kind].length).toBeGreaterThan(3)
    const name = /^var\((--.*)\)$/.exec(groupColour(kind))?.[1] ?? 'nothing'
    expect(tokens.split(`${name}:`).length - 1).toBeGreaterThanOrEqual(1)
  }
})
