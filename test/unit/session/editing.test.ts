import { beforeEach, describe, expect, test } from 'vitest'
import {
  calibrate,
  chooseKind,
  dragTo,
  editing,
  goToStep,
  nudge,
  rename,
  revertObject,
  session,
  setBox,
  setEditing,
  showVersion,
  startAdding,
  undo,
} from '../../../src/session/index.ts'
import { openDocument } from '../openDocument.ts'
import { sampleLayout } from '../sampleLayout.ts'

const [sofa] = sampleLayout.objects as [(typeof sampleLayout.objects)[number]]
const state = () => session.getState()
const labels = () => state().document?.history.past.map(({ label }) => label)
const right = (by: number) => (box: typeof sofa.box) => ({
  ...box,
  center: [box.center[0] + by, box.center[1], box.center[2]] as const,
})

beforeEach(() => {
  session.setState({
    document: openDocument(structuredClone(sampleLayout)),
    selected: sofa.id,
    draft: undefined,
  })
})

describe('steps', () => {
  test('are called after what they change', () => {
    setBox(sofa.id, right(1)(sofa.box))
    setBox(sofa.id, { ...right(1)(sofa.box), yaw: 0.5 })
    setBox(sofa.id, { ...right(1)(sofa.box), yaw: 0.5, size: [1, 1, 1] })
    calibrate({ objectId: sofa.id, axis: 0, metres: 1.25 })
    expect(labels()).toEqual([
      'Move sofa 1',
      'Turn sofa 1',
      'Resize sofa 1',
      'Set the scale by sofa 1 (× 1.250)',
    ])
  })

  test('a box that stays as it is makes none', () => {
    dragTo(sofa.id, sofa.box)
    setBox(sofa.id, sofa.box)
    expect([labels(), state().draft]).toEqual([[], undefined])
  })

  test('of a burst of nudges are one; another begins after an undo', () => {
    for (let k = 0; k < 5; k++) nudge(sofa.id, right(0.01))
    expect(labels()).toEqual(['Nudge sofa 1'])
    expect(state().document?.layout.objects[0]?.box.center[0]).toBeCloseTo(sofa.box.center[0] + 0.05, 9)
    undo()
    expect(state().document?.layout.objects[0]?.box).toEqual(sofa.box)
    nudge(sofa.id, right(0.01))
    nudge('ghost-1', right(0.01))
    expect(labels()).toHaveLength(1)
  })

  test('can be gone to, back and forth', () => {
    for (const by of [1, 2, 3]) setBox(sofa.id, right(by)(sofa.box))
    const last = state().document?.layout
    goToStep(1)
    expect(state().document?.layout.objects[0]?.box.center[0]).toBe(sofa.box.center[0] + 1)
    goToStep(0)
    expect(state().document?.layout).toBe(state().document?.predicted)
    goToStep(9)
    expect(state().document?.layout).toBe(last)
  })

  test('one object is had back, whatever happened to it', () => {
    rename(sofa.id, 'bench')
    setBox('bench-1', right(1)(sofa.box))
    revertObject('bench-1')
    expect(state().document?.layout.objects[0]).toEqual(sofa)
    expect(state().selected).toBe('sofa-1')
  })
})

describe('editing', () => {
  test('an edit shows the edited map', () => {
    showVersion('predicted')
    setBox(sofa.id, right(1)(sofa.box))
    expect(editing.getState().version).toBe('edited')
  })

  test('is off for another document', () => {
    setEditing(true)
    startAdding(' Bed ')
    expect(editing.getState()).toMatchObject({ isOn: true, adding: 'bed', isChoosing: false })
    session.setState({ document: openDocument({ ...sampleLayout }) })
    expect(editing.getState()).toEqual({
      isOn: false,
      adding: undefined,
      isChoosing: false,
      version: 'edited',
    })
  })

  test('a kind is chosen, then placed, or not', () => {
    chooseKind(true)
    expect(editing.getState()).toMatchObject({ isOn: true, isChoosing: true })
    startAdding('chair')
    startAdding(undefined)
    expect(editing.getState()).toMatchObject({ isOn: true, isChoosing: false, adding: undefined })
  })

  test('nothing is dragged of the predicted map', () => {
    dragTo(sofa.id, sofa.box)
    showVersion('predicted')
    expect(state().draft).toBeUndefined()
  })
})
