import { distance2, type Vec2 } from '../../geometry/index.ts'
import type { Layout, LayoutRoom } from '../../layout/index.ts'
import { lengthMark, onFloor } from '../marks.ts'
import { plural, stepFrom, type TraceSection, withScale } from './step.ts'

function summaryOf({ outline, wallSeen, provenance: from }: LayoutRoom): string {
  if (outline.length === 0) return 'Only its area is known, and not where its walls stand.'
  if (from?.area.origin === 'imported')
    return `${plural(outline.length, 'wall')}, ${from.area.inputs ? `from ${from.area.inputs.join(', ')}` : 'from a file'}.`
  return `${wallSeen.filter(Boolean).length} of ${wallSeen.length} walls were seen.`
}

/** The outline of the room; undefined where the layout has none. */
export function roomSection({ room, scale }: Layout): TraceSection | undefined {
  if (!room) return undefined
  const { outline, provenance: from, sideSd = [] } = room
  const next = (k: number) => outline[(k + 1) % outline.length] as Vec2
  const steps = outline.map((corner, k) => {
    const length = distance2(corner, next(k))
    const own = sideSd[k]
    return stepFrom(`room-side-${k}`, from?.sides[k], {
      quantity: `Wall ${k + 1}`,
      value: length,
      ...(own !== undefined && { sd: withScale(own, length, scale.relativeSd) }),
      unit: 'm',
      marks: [lengthMark(onFloor(corner), onFloor(next(k)))],
    })
  })
  steps.push(
    stepFrom('room-area', from?.area, {
      quantity: 'Area',
      value: room.areaSquareMetres.value,
      sd: room.areaSquareMetres.sd,
      unit: 'm²',
      ...(outline.length > 0 && { marks: [{ kind: 'outline', corners: outline }] }),
    }),
  )
  if (room.heightMetres)
    steps.push(
      stepFrom('room-height', from?.height, {
        quantity: 'Height',
        value: room.heightMetres.value,
        sd: room.heightMetres.sd,
        unit: 'm',
      }),
    )
  return { id: 'room', title: 'Room', summary: summaryOf(room), steps, objects: [] }
}
