import { footprint } from '../../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../../layout/index.ts'
import { select } from '../../../session/index.ts'
import { metres, objectName, sizeOf } from '../../common/format.ts'
import { hatchId } from '../../common/Hatching.tsx'
import { kindColour, kindOf } from '../../common/kinds.ts'
import { hoverFor } from '../../common/presence.ts'
import { ObjectUncertainty } from './PlanUncertainty.tsx'
import { toScreen, type Viewport } from './viewport.ts'

/** What hangs higher than this above the floor is drawn as what hangs overhead is on a plan: dashed. */
const OVERHEAD_METRES = 1.1

const top = ({ box }: LayoutObject) => box.center[2] + box.size[2] / 2
const isOverhead = ({ box }: LayoutObject) => box.center[2] - box.size[2] / 2 > OVERHEAD_METRES

interface Props {
  layout: Layout
  viewport: Viewport
  selected: string | undefined
  hovered: string | undefined
}

/** The objects' footprints, the lower ones first. */
export function PlanObjects({ layout, viewport, selected, hovered }: Props) {
  return (
    <g className="plan-objects">
      {[...layout.objects]
        .sort((a, b) => top(a) - top(b))
        .map((object) => {
          const { id, category, box } = object
          const points = footprint(box)
            .map((corner) => toScreen(viewport, corner).join())
            .join(' ')
          const kind = kindOf(category)
          const classes = ['plan-object']
          if (isOverhead(object)) classes.push('is-overhead')
          if (id === selected) classes.push('is-selected')
          if (id === hovered) classes.push('is-hovered')
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table of objects is the way in by keyboard.
            <g
              key={id}
              className={classes.join(' ')}
              data-object={id}
              onClick={(event) => {
                event.stopPropagation()
                select(id)
              }}
              {...hoverFor(id)}
            >
              <title>{`${objectName(id)}: ${sizeOf(box.size)}, ${metres(Math.hypot(box.center[0], box.center[1]))} from the first camera`}</title>
              <polygon points={points} className="plan-object-ground" />
              <polygon points={points} className="plan-object-tint" style={{ fill: kindColour(kind) }} />
              <polygon points={points} className="plan-object-edge" fill={`url(#${hatchId(kind)})`} />
            </g>
          )
        })}
      <ObjectUncertainty layout={layout} viewport={viewport} selected={selected} />
    </g>
  )
}
