import type { Layout, LayoutObject } from '../../layout/index.ts'
import { objectsNamed, oneNamed } from '../engine/objects.ts'
import type { Name, Program } from '../program.ts'
import { namesIn } from '../programNames.ts'
import type { TraceStep } from '../trace/index.ts'
import { NotRenderable } from './errors.ts'

/** The objects that a way passes: the engine's own choice where a name stands for several, as its trace has it. */
function onTheWay({ objects }: Layout, trace: readonly TraceStep[]): LayoutObject[] {
  const ids = new Set(trace.flatMap((step) => step.objects))
  return objects.filter(({ id }) => ids.has(id))
}

/**
 * The objects that a question rests on: all of a category where its number or its nearest one is asked for, else the
 * one that the engine takes.
 * @throws NotRenderable for questions that no list of boxes answers.
 */
export function involved(program: Program, layout: Layout, trace: readonly TraceStep[]): LayoutObject[] {
  const every = (names: readonly Name[]) => names.flatMap((name) => objectsNamed(layout, name))
  const one = (names: readonly Name[]) => names.map((name) => oneNamed(layout, name))
  const names = namesIn(program)
  switch (program.kind) {
    case 'roomArea':
      throw new NotRenderable('A list of boxes has no outline of the room.')
    case 'appearanceOrder':
      throw new NotRenderable('A list of boxes has no times, and so no order of appearance.')
    case 'turns':
      return onTheWay(layout, trace)
    case 'count':
    case 'distance':
    case 'nearest':
      return [...new Set(every(names))]
    default:
      return [...new Set(one(names))]
  }
}
