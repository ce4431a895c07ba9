import { describe, expect, test } from 'vitest'
import {
  added,
  asPredicted,
  EditError,
  isEdited,
  type Layout,
  lineageOf,
  merged,
  removed,
  renamed,
  rescaledByLength,
  reverted,
  split,
  withBox,
} from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const [sofa, chair] = sampleLayout.objects as [Layout['objects'][number], Layout['objects'][number]]

/** All states that a chain of edits goes through. */
function after(...edits: ((layout: Layout) => Layout)[]): Layout[] {
  const states = [sampleLayout]
  for (const edit of edits) states.push(edit(states.at(-1) as Layout))
  return states
}
const rename = (id: string, name: string) => (layout: Layout) => renamed(layout, id, name).layout
const remove = (id: string) => (layout: Layout) => removed(layout, id)
const add = (name: string) => (layout: Layout) => added(layout, name, [0, 0]).layout
const originsAfter = (...edits: ((layout: Layout) => Layout)[]) =>
  Object.fromEntries(lineageOf(sampleLayout, after(...edits)).origin)

describe('where objects come from', () => {
  test('is followed through new names', () => {
    expect(originsAfter(rename('chair-1', 'stool'), rename('stool-1', 'bench'))).toEqual({
      'sofa-1': 'sofa-1',
      'bench-1': 'chair-1',
    })
  })

  test('what is deleted and added again under the same id is new', () => {
    expect(originsAfter(remove('chair-1'), add('chair'))).toEqual({ 'sofa-1': 'sofa-1' })
  })

  test('a half keeps the origin under the first id only; merging keeps that of the first', () => {
    expect(originsAfter((layout) => split(layout, 'sofa-1').layout)).toEqual({
      'sofa-1': 'sofa-1',
      'chair-1': 'chair-1',
    })
    expect(originsAfter((layout) => merged(layout, 'chair-1', 'sofa-1'))).toEqual({ 'chair-1': 'chair-1' })
  })

  test('going back to the prediction makes everything as it was', () => {
    const states = [...after(remove('chair-1'), add('chair')), sampleLayout]
    expect(lineageOf(sampleLayout, states).origin.get('chair-1')).toBe('chair-1')
  })
})

describe('an object as it was predicted', () => {
  const known = { objectId: 'sofa-1', axis: 2 as const, metres: 1.6 }

  test('is told in the metres of a map that was rescaled since', () => {
    const states = after(
      (layout) => withBox(layout, 'chair-1', { ...chair.box, size: [1, 1, 2] }),
      (layout) => rescaledByLength(layout, known),
      rename('chair-1', 'stool'),
    )
    const lineage = lineageOf(sampleLayout, states)
    expect(lineage.factor).toBeCloseTo(2, 9)
    const before = asPredicted(sampleLayout, lineage, 'stool-1')
    expect(before?.box.size[0]).toBeCloseTo(2 * chair.box.size[0], 9)
    expect(before?.id).toBe('chair-1')
    const sofaNow = states.at(-1)?.objects[0] as Layout['objects'][number]
    expect(isEdited(sofaNow, asPredicted(sampleLayout, lineage, 'sofa-1'))).toBe(false)
    expect(isEdited(states.at(-1)?.objects[1] as Layout['objects'][number], before)).toBe(true)
  })

  test('can be had back, under its own id where that is free', () => {
    const states = after(rename('chair-1', 'stool'), add('chair'))
    const layout = states.at(-1) as Layout
    const before = asPredicted(sampleLayout, lineageOf(sampleLayout, states), 'stool-1')
    expect(reverted(layout, 'stool-1', before).id).toBe('chair-2')
    const alone = after(rename('chair-1', 'stool')).at(-1) as Layout
    expect(reverted(alone, 'stool-1', before).layout.objects).toEqual([sofa, chair])
    expect(() => reverted(layout, 'chair-1', undefined)).toThrow(EditError)
  })
})
