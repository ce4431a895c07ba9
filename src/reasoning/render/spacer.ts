import type { Layout } from '../../layout/index.ts'
import { type Asked, answerText, bareAnswer } from '../ask.ts'
import { NotRenderable } from './errors.ts'
import { cellsOf, type Printed } from './printed.ts'
import { reasonedOn } from './reasoning.ts'
import { optionLine } from './video2layout.ts'

/** `{"table":[[0,3],[5,7]],"chair":[[9,3]]}`: the cells of each category, in the layout's order. */
function gridText({ layout, bounds, nameOf }: Printed): string {
  const cells = new Map<string, number[][]>()
  for (const object of layout.objects)
    cells.set(nameOf(object), [...(cells.get(nameOf(object)) ?? []), bounds(object).slice(0, 2)])
  return JSON.stringify(Object.fromEntries(cells))
}

/** What a grid has no place for is said as what it is: taken from the boxes or the frames, not from the grid. */
function beyondGrid({ program, answer }: Asked): string[] | undefined {
  const { value, unit, trace } = answer
  const amount = answerText({ value, unit, trace: [] })
  switch (program.kind) {
    case 'distance':
      return [
        `The grid holds no metres: in space the two are ${amount} apart, measured between their ${program.measure === 'closest' ? 'closest points' : 'centres'}.`,
      ]
    case 'size':
      return [`The grid holds no metres: the longest side of the ${program.object} is ${amount}.`]
    case 'roomArea':
      return [`The grid holds no metres: the room covers ${amount}.`]
    case 'appearanceOrder':
      return [
        'The grid holds no times, the frames do.',
        ...trace.slice(0, -1).map(({ quantity }) => `${quantity}.`),
      ]
    default:
      return undefined
  }
}

/**
 * A question and its answer as SpaceR's models print them (COGMAP_TEMPLATE and the format regex in SG-RLVR.py of
 * OuyangKun10/SpaceR; facts.md B): `<think>…<map>{"table":[[0,3]],…}</map>…</think><answer>…</answer>`, on a 10x10 grid
 * with a cell for each object's centre, categories as the layout names them. All objects are listed, as in the map that
 * SpaceR's reward compares with, whose keys are the scene's categories.
 *
 * What the paper leaves open, and what is chosen here. What the grid covers: the square that holds all objects, its
 * lower left corner theirs. Where the axes point: right and ahead as the layout's x and y, nothing flipped. What the
 * reasoning says of the map: counts, directions, nearest things and turns are computed from the printed cells, and a
 * text is only made where these give the exact answer; nearest between centres, as a grid has no closest points, and
 * the reasoning says so. Lengths, areas and times are in SpaceR's data too and in no grid: the reasoning says that they
 * do not come from it, and `<answer>` is the exact value.
 *
 * @param options of the question, without their letters; the answer is then the letter.
 * @throws NotRenderable where the map bears out another answer, or there is none.
 */
export function spacerText(layout: Layout, asked: Asked, options: readonly string[] = []): string {
  if (layout.objects.length === 0) throw new NotRenderable('The map is empty.')
  const printed = cellsOf(layout, asked.program)
  const lines = beyondGrid(asked) ?? reasonedOn(printed, asked, options).lines
  const think = [
    `The room on a 10x10 grid: <map>${gridText(printed)}</map>`,
    ...lines,
    ...optionLine(asked, options),
  ].join('\n')
  return `<think>${think}</think>\n<answer>${bareAnswer(asked.answer)}</answer>`
}
