import { median } from '../../geometry/index.ts'
import { type Layout, type LayoutScale, type Provenance, provenance } from '../../layout/index.ts'
import { capitalised, plural, stepFrom, type TraceSection } from './step.ts'

/** A cue that is likelier wrong than right was overruled. */
const EVEN = 0.5
export const isOverruled = ({ weight }: LayoutScale['cues'][number]) => weight !== undefined && weight < EVEN

/** How the height of the cameras above z = 0 came to be. */
function heightFrom({ scale, floorSeen }: Layout): Provenance | undefined {
  if (!scale.provenance || scale.provenance.origin === 'imported') return scale.provenance
  return floorSeen ? provenance('measured', 'above-floor') : provenance('assumed', 'floor-not-seen')
}

function summaryOf({ cues, relativeSd, provenance: from }: LayoutScale): string {
  if (cues.length === 0)
    return from?.origin === 'imported'
      ? 'Lengths are as in the file.'
      : 'Nothing in the video says how long a metre is.'
  const agreeing = cues.filter((cue) => !isOverruled(cue)).length
  const known = cues.some(({ weight }) => weight !== undefined)
  const count =
    known && agreeing < cues.length ? `${agreeing} of ${cues.length} cues` : plural(cues.length, 'cue')
  return `Scale ± ${(relativeSd * 100).toFixed(0)} %, from ${count}.`
}

/** Where the metres come from. */
export function scaleSection(layout: Layout): TraceSection {
  const { scale, frames } = layout
  const heights = frames.flatMap(({ T_map_camera }) => (T_map_camera ? [T_map_camera.translation[2]] : []))
  const middle = median(heights)
  const because =
    scale.provenance?.method === 'known-length'
      ? 'not used, as you measured a length'
      : 'overruled: the other cues agree on another scale'
  const steps = scale.cues.map((cue, k) => {
    const step = stepFrom(`scale-${k}`, cue.provenance, {
      quantity: capitalised(cue.evidence),
      value: (cue.ratio - 1) * 100,
      sd: cue.relativeSd * 100,
      unit: '%',
    })
    const overruled = isOverruled(cue) ? `; ${because}` : ''
    return { ...step, formula: `${step.formula}${overruled}` }
  })
  if (middle !== undefined)
    steps.push(
      stepFrom('scale-eye', heightFrom(layout), {
        quantity: 'Camera height',
        value: middle,
        sd: middle * scale.relativeSd,
        unit: 'm',
      }),
    )
  return { id: 'scale', title: 'Scale', summary: summaryOf(scale), steps, objects: [] }
}
