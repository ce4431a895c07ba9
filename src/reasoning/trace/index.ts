import type { Layout } from '../../layout/index.ts'
import { droppedSection } from './dropped.ts'
import { framesSection } from './frames.ts'
import { objectSection } from './object.ts'
import { roomSection } from './room.ts'
import { scaleSection } from './scale.ts'
import type { TraceSection } from './step.ts'

export { bestSighting, centerSd, objectSummary, sizeSd } from './object.ts'
export { isOverruled } from './scale.ts'
export {
  ORIGIN_WORDS,
  objectName,
  STEP_DECIMALS,
  type TraceSection,
  type TraceStep,
  withNames,
  withScale,
} from './step.ts'

/**
 * How the map was made: every number with what it rests on, as the layout records it. A pure function of the layout;
 * what it does not record is said to be not recorded.
 */
export function traceOfLayout(layout: Layout): TraceSection[] {
  return [
    framesSection(layout),
    scaleSection(layout),
    roomSection(layout),
    ...layout.objects.map((object) => objectSection(object, layout)),
    droppedSection(layout),
  ].filter((section) => section !== undefined)
}
