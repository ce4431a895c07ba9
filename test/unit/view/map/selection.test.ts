import { beforeEach, expect, test } from 'vitest'
import { session } from '../../../../src/session/index.ts'
import { stepSelection } from '../../../../src/view/map/selection.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { emptyLayout } from '../layoutFixture.ts'

const selected = () => session.getState().selected
const press = (key: string) => stepSelection(key, sampleLayout, selected())

beforeEach(() => session.setState(session.getInitialState(), true))

test('N goes forward through the objects and P back, round at the ends', () => {
  const reached = ['n', 'n', 'N', 'p', 'P'].map((key) => {
    expect(press(key)).toBe(true)
    return selected()
  })
  expect(reached).toEqual(['sofa-1', 'chair-1', 'sofa-1', 'chair-1', 'sofa-1'])
})

test('P begins at the last object', () => {
  press('p')
  expect(selected()).toBe('chair-1')
})

test('other keys, and maps without objects, leave the selection alone', () => {
  expect([press('x'), press('Escape'), stepSelection('n', emptyLayout, undefined)]).toEqual([
    false,
    false,
    false,
  ])
  expect(selected()).toBeUndefined()
})

test('objects come in the order of the table: doors after the furniture', () => {
  const [sofa, chair] = sampleLayout.objects
  const door = { ...sofa, id: 'door-1', category: 'door' } as NonNullable<typeof sofa>
  const layout = { ...sampleLayout, objects: [door, ...(sofa && chair ? [sofa, chair] : [])] }
  const reached = ['n', 'n', 'n'].map((key) => {
    stepSelection(key, layout, selected())
    return selected()
  })
  expect(reached).toEqual(['sofa-1', 'chair-1', 'door-1'])
})
