import { type Layout, provenance } from '../../layout/index.ts'
import { capitalised, plural, stepFrom, type TraceSection } from './step.ts'

/** Detections that did not become objects, counted by kind and reason; undefined where there are none. */
export function droppedSection({ dropped }: Layout): TraceSection | undefined {
  if (dropped.length === 0) return undefined
  const groups = new Map<string, { count: number; because: string; category: string; frames: number[] }>()
  for (const { category, because, sightings } of dropped) {
    const key = `${category}: ${because}`
    const group = groups.get(key) ?? { count: 0, because, category, frames: [] }
    group.count++
    group.frames.push(...sightings.map(({ frame }) => frame))
    groups.set(key, group)
  }
  const steps = [...groups.values()].map(({ count, because, category, frames }, k) => ({
    ...stepFrom(`dropped-${k}`, provenance('measured', 'detector-class'), {
      quantity: capitalised(category),
      value: count,
      unit: '',
      frames: [...new Set(frames)],
    }),
    formula: because,
  }))
  return {
    id: 'dropped',
    title: 'Dropped detections',
    summary: `${plural(dropped.length, 'detection')} ${dropped.length === 1 ? 'was' : 'were'} dropped.`,
    steps,
    objects: [],
  }
}
