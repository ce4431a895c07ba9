import { median } from '../../geometry/index.ts'
import {
  type Layout,
  type LayoutFieldOfView,
  type Provenance,
  positionSd,
  provenance,
} from '../../layout/index.ts'
import { plural, stepFrom, type TraceSection, type TraceStep } from './step.ts'

const FIELD_OF_VIEW: Readonly<Record<LayoutFieldOfView['source'], Provenance>> = {
  given: provenance('by-hand', 'given-field-of-view'),
  measured: provenance('measured', 'field-of-view-from-motion'),
  assumed: provenance('assumed', 'usual-field-of-view'),
}

/** What is known of the camera itself: its field of view, and how far its places are sure. */
function cameraSteps({ frames, fieldOfView, provenance: made }: Layout): TraceStep[] {
  const steps: TraceStep[] = []
  if (fieldOfView)
    steps.push(
      stepFrom('field-of-view', FIELD_OF_VIEW[fieldOfView.source], {
        quantity: 'Field of view of the picture’s longer side',
        value: fieldOfView.degrees,
        ...(fieldOfView.source !== 'given' && { sd: fieldOfView.sd }),
        unit: '°',
      }),
    )
  const sure = [...frames.entries()].flatMap(([frame, { T_map_camera, poseCovariance }]) =>
    T_map_camera && poseCovariance ? [{ frame, sd: positionSd(poseCovariance) }] : [],
  )
  const middle = median(sure.map(({ sd }) => sd))
  if (middle !== undefined)
    steps.push(
      stepFrom('camera-sd', made && { ...made.cameras, method: 'camera-covariance' }, {
        quantity: 'Camera position, median deviation',
        value: 100 * middle,
        unit: 'cm',
        frames: sure.map(({ frame }) => frame),
      }),
    )
  return steps
}

/** Which frames there are, and which of them make the map. */
export function framesSection(layout: Layout): TraceSection {
  const { frames, source, submaps = [], provenance: made } = layout
  const indices = (keep: (k: number) => boolean) => [...frames.keys()].filter(keep)
  const searched = indices((k) => frames[k]?.sampled === true)
  const placed = indices((k) => frames[k]?.T_map_camera !== undefined)
  const elsewhere = new Set(submaps.flatMap((piece) => piece.frames.map(({ frame }) => frame)))
  const lost = indices((k) => frames[k]?.T_map_camera === undefined && !elsewhere.has(k))
  const counted = (id: string, quantity: string, from: Provenance | undefined, which: readonly number[]) =>
    stepFrom(id, from, { quantity, value: which.length, unit: 'frames', frames: [...which] })
  const steps = frames.length
    ? [
        counted('frames-searched', 'Keyframes searched', made?.keyframes, searched),
        counted('frames-placed', 'Frames placed', made?.cameras, placed),
      ]
    : []
  const because = (method: Provenance['method']) => made && provenance(made.cameras.origin, method)
  if (lost.length) steps.push(counted('frames-lost', 'Frames left out', because('too-little-shared'), lost))
  for (const [k, { frames: connected, by }] of (layout.joined ?? []).entries())
    steps.push(
      counted(
        `frames-joined-${k}`,
        `Frames of a part that was joined by ${by.join(', ')}`,
        because('joined-by-objects'),
        connected,
      ),
    )
  steps.push(...cameraSteps(layout))
  if (elsewhere.size)
    steps.push(
      counted(
        'frames-apart',
        `Frames of ${plural(submaps.length, 'part')} of the film apart from this map`,
        because('not-joined'),
        [...elsewhere].sort((a, b) => a - b),
      ),
    )
  const remarks = source.remarks.length ? ` ${source.remarks.join(' ')}` : ''
  const sum = frames.length
    ? `${plural(placed.length, 'frame')} of ${frames.length} make one map.`
    : 'The map was not made from a film here.'
  return { id: 'frames', title: 'Frames and camera', summary: `${sum}${remarks}`, steps, objects: [] }
}
