import { beforeEach, describe, expect, test } from 'vitest'
import {
  add,
  calibrate,
  commitDraft,
  dragTo,
  dropDraft,
  merge,
  redo,
  remove,
  rename,
  revert,
  session,
  setBox,
  splitObject,
  undo,
} from '../../../src/session/index.ts'
import { openDocument } from '../openDocument.ts'
import { sampleLayout } from '../sampleLayout.ts'

const state = () => session.getState()
const layout = () => state().document?.layout
const [first, second] = sampleLayout.objects as [
  (typeof sampleLayout.objects)[number],
  (typeof sampleLayout.objects)[number],
]

beforeEach(() =>
  session.setState({
    document: openDocument(sampleLayout),
    selected: undefined,
    draft: undefined,
    notice: undefined,
  }),
)

describe('edits of the open map', () => {
  test('a drag is one step, however many places it went through', () => {
    for (const x of [0.1, 0.2, 0.3])
      dragTo(first.id, { ...first.box, center: [x, first.box.center[1], first.box.center[2]] })
    expect(layout()).toBe(sampleLayout)
    commitDraft()
    expect(layout()?.objects.find(({ id }) => id === first.id)?.box.center[0]).toBe(0.3)
    expect([state().draft, state().document?.history.past.length]).toEqual([undefined, 1])
    undo()
    expect(layout()).toBe(sampleLayout)
    dragTo(first.id, first.box)
    dropDraft()
    commitDraft()
    expect(state().document?.history.past).toHaveLength(0)
  })

  test('every one can be undone and done again, down to the prediction and back', () => {
    rename(first.id, 'stool')
    add('lamp', [1, 1])
    merge(second.id, 'lamp-1')
    splitObject(second.id)
    setBox(second.id, second.box)
    remove(second.id)
    calibrate({ objectId: 'stool-1', axis: 2, metres: 1.5 })
    const last = layout()
    const { document } = state()
    expect(document?.history.past.map(({ label }) => label)).toHaveLength(7)
    for (let k = 0; k < 9; k++) undo()
    expect(layout()).toBe(sampleLayout)
    for (let k = 0; k < 9; k++) redo()
    expect(layout()).toBe(last)
    expect(state().document?.predicted).toBe(sampleLayout)
    revert()
    expect(layout()).toBe(sampleLayout)
    undo()
    expect(layout()).toBe(last)
  })

  test('select what they made, and nothing that is gone', () => {
    add('lamp', [0, 0])
    expect(state().selected).toBe('lamp-1')
    rename('lamp-1', 'vase')
    expect(state().selected).toMatch(/^vase-/)
    undo()
    expect(state().selected).toBeUndefined()
  })

  test('one that cannot be made is told, and changes nothing', () => {
    remove('ghost-1')
    expect(state().notice?.message).toContain('ghost-1')
    expect([layout(), state().document?.history.past.length]).toEqual([sampleLayout, 0])
  })

  test('without a document do nothing', () => {
    session.setState({ document: undefined })
    undo()
    redo()
    remove('chair-1')
    commitDraft()
    expect(state().document).toBeUndefined()
  })
})
