import { boundary } from '../../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../../layout/index.ts'
import { bestSighting, type TraceStep } from '../../../reasoning/index.ts'
import { seek, select } from '../../../session/index.ts'
import { categoryGroupOf } from '../../common/categoryGroups.ts'
import { fixed, objectName, seconds } from '../../common/format.ts'
import { Swatch } from '../../common/Hatching.tsx'
import { hoverFor } from '../../common/presence.ts'
import { ANSWER } from '../../common/strings/ask.ts'

/** More objects than this say nothing more of an answer. */
const MOST = 6
/** Video2Layout's maps have one decimal. */
const DECIMALS = 1

/** The objects that an answer rests on, in the order in which it comes to them. */
function objectsIn(trace: readonly TraceStep[], { objects }: Layout): LayoutObject[] {
  const ids = new Set(trace.flatMap((step) => step.objects))
  return [...ids].flatMap((id) => objects.find((object) => object.id === id) ?? [])
}

/** `[x_min, z_min, x_max, z_max]` as Video2Layout prints it: its z is the map's y. */
const boundaryText = ({ box }: LayoutObject): string =>
  `[${boundary(box)
    .map((value) => fixed(value, DECIMALS))
    .join(', ')}]`

/** When an object is seen best, seconds; undefined where no frame shows it. */
function clearestOf(object: LayoutObject, { frames }: Layout): number | undefined {
  const best = bestSighting(object)
  return best && frames[best.frame]?.timestampSeconds
}

/** The part of the map that an answer uses: boundary coordinates, each with its object and the frame that shows it best. */
export function MapPart({ trace, layout }: { trace: readonly TraceStep[]; layout: Layout }) {
  const objects = objectsIn(trace, layout)
  if (objects.length === 0) return <p className="quiet small">{ANSWER.noObjects}</p>
  return (
    <ul className="answer-map" title={ANSWER.boundary}>
      {objects.slice(0, MOST).map((object) => {
        const time = clearestOf(object, layout)
        return (
          <li key={object.id}>
            <button
              type="button"
              className="answer-object"
              onClick={() => select(object.id)}
              {...hoverFor(object.id)}
            >
              <Swatch kind={categoryGroupOf(object.category)} />
              <span>{objectName(object.id)}</span>
              <code>{boundaryText(object)}</code>
            </button>
            {time !== undefined && (
              <button
                type="button"
                className="trace-link"
                title={ANSWER.atClearest(seconds(time))}
                aria-label={`${objectName(object.id)}: ${ANSWER.atClearest(seconds(time))}`}
                onClick={() => seek(time)}
              >
                {seconds(time)}
              </button>
            )}
          </li>
        )
      })}
      {objects.length > MOST && <li className="quiet small">{ANSWER.more(objects.length - MOST)}</li>}
    </ul>
  )
}
