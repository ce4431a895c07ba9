import { memo, useMemo } from 'react'
import { footprint, nameEdge, placeNames, type Vec2 } from '../../geometry/index.ts'
import {
  categoryGroupOf,
  type Layout,
  layerOf,
  type OpeningSymbol,
  openingSymbols,
  sweepOf,
  wallMountsOf,
} from '../../layout/index.ts'
import { groupColour } from '../common/categoryGroups.ts'
import { cameraAt } from '../common/film.ts'
import { objectName } from '../common/format.ts'
import { hatchId } from '../common/Hatching.tsx'
import { PRESENT } from '../common/strings/present.ts'
import type { Size } from '../common/useSize.ts'
import { useSize } from '../common/useSize.ts'
import { wayUntil } from './buildUp.ts'
import { boundsOf, fitted, pathOf, type ToScreen } from './drawing.ts'
import { PresentRoom, wallRects } from './PresentRoom.tsx'

interface Props {
  layout: Layout
  seconds: number
  /** Ids of the objects that have been seen. */
  seen: ReadonlySet<string>
  /** Ids of the objects that the question is about. */
  asked: readonly string[]
}

const LETTER = 0.56

/** The plan as it builds up: the room, what has been seen so far, and the camera's way. */
export function PresentPlan({ layout, seconds, seen, asked }: Props) {
  const [ref, size] = useSize<HTMLDivElement>()
  const toScreen = useMemo(() => fitted(layout, size), [layout, size])
  return (
    <div className="present-plan" ref={ref}>
      {size.width > 0 && (
        <svg width={size.width} height={size.height} role="img" aria-label={PRESENT.plan(seen.size)}>
          <PresentRoom layout={layout} toScreen={toScreen} />
          <Way layout={layout} seconds={seconds} toScreen={toScreen} />
          <Objects layout={layout} toScreen={toScreen} size={size} seen={seen} asked={asked} />
        </svg>
      )}
    </div>
  )
}

/** How far the camera's cone reaches on the screen, pixels, and half its angle. */
const CONE = { reach: 64, half: 0.5 }

function Way({ layout, seconds, toScreen }: { layout: Layout; seconds: number; toScreen: ToScreen }) {
  const runs = wayUntil(layout, seconds)
  const at = cameraAt(layout, seconds)
  const cone = at && coneOf(at.T_map_camera, toScreen)
  return (
    <g>
      <path d={runs.map((run) => pathOf(run.map(toScreen))).join('')} className="present-way" />
      {cone && <path d={cone} className="present-cone" />}
    </g>
  )
}

function coneOf(
  { rotation: r, translation: t }: NonNullable<ReturnType<typeof cameraAt>>['T_map_camera'],
  toScreen: ToScreen,
): string | undefined {
  // The camera looks along its own z: the third column.
  if (Math.hypot(r[2], r[5]) < 0.15) return undefined
  const foot = toScreen([t[0], t[1]])
  const ahead = toScreen([t[0] + r[2], t[1] + r[5]])
  const heading = Math.atan2(ahead[1] - foot[1], ahead[0] - foot[0])
  const corner = (angle: number): Vec2 => [
    foot[0] + CONE.reach * Math.cos(heading + angle),
    foot[1] + CONE.reach * Math.sin(heading + angle),
  ]
  return pathOf([foot, corner(-CONE.half), corner(CONE.half)], true)
}

const NAME_PIXELS = { large: 20, small: 14 }

/** With more objects than this only the furniture has names. */
const MANY = 30
/** How thick the walls are drawn where a door or a window breaks them, pixels. */
const WALL_PIXELS = 12

const top = ({ box }: Layout['objects'][number]) => box.center[2] + box.size[2] / 2
const isOpening = ({ category }: Layout['objects'][number]) => layerOf(category) === 'opening'

/** A door or a window as architects draw it. */
function Sign({ symbol, toScreen }: { symbol: OpeningSymbol; toScreen: ToScreen }) {
  const { gap, jambs, leaves, panes } = symbol
  const lines = (all: readonly (readonly Vec2[])[]) => all.map((line) => pathOf(line.map(toScreen))).join('')
  return (
    <g className="present-sign">
      {leaves.map((leaf) => (
        <path
          key={leaf.hinge.join()}
          d={pathOf([leaf.hinge, ...sweepOf(leaf)].map(toScreen), true)}
          className="present-sweep"
        />
      ))}
      <path d={pathOf(gap.map(toScreen))} className="present-threshold" />
      <path d={lines([...panes, ...jambs])} />
    </g>
  )
}

const Objects = memo(function Objects({
  layout,
  toScreen,
  size,
  seen,
  asked,
}: Omit<Props, 'seconds'> & { toScreen: ToScreen; size: Size }) {
  const { objects } = layout
  const letters = size.width > 700 && objects.length < 25 ? NAME_PIXELS.large : NAME_PIXELS.small
  const drawn = useMemo(() => {
    const [a, b] = [toScreen([0, 0]), toScreen([1, 0])]
    const metres = WALL_PIXELS / Math.hypot(b[0] - a[0], b[1] - a[1])
    const symbols = new Map(openingSymbols(layout, metres).map((one) => [one.opening.object.id, one]))
    const mounts = new Map(
      wallMountsOf(layout, metres / 2).map(({ object, corners }) => [object.id, corners]),
    )
    return [...layout.objects]
      .sort((p, q) => Number(isOpening(q)) - Number(isOpening(p)) || top(p) - top(q))
      .map((object) => ({
        object,
        corners: (mounts.get(object.id) ?? footprint(object.box)).map(toScreen),
        symbol: symbols.get(object.id),
      }))
  }, [layout, toScreen])
  // All names have their places from the beginning: none moves when another comes.
  const names = useMemo(() => {
    const wishes = drawn
      .filter(({ object }) => objects.length <= MANY || layerOf(object.category) === 'furniture')
      .map(({ object: { id }, corners }) => ({
        id,
        forms: [{ width: objectName(id).length * letters * LETTER, height: letters * 1.2 }],
        target: boundsOf(corners),
      }))
      .sort((a, b) => b.target.width * b.target.height - a.target.width * a.target.height)
    return placeNames(wishes, { x: 0, y: 0, ...size }, wallRects(layout, toScreen), 4)
  }, [drawn, objects, letters, size, layout, toScreen])
  const classOf = (id: string, category = '') =>
    [
      'present-object',
      ...(seen.has(id) ? ['is-seen'] : []),
      ...(asked.includes(id) ? ['is-asked'] : []),
      ...(layerOf(category) === 'ceiling' ? ['is-ceiling'] : []),
    ].join(' ')
  return (
    <g>
      {drawn.map(({ object: { id, category }, corners, symbol }) => (
        <g key={id} className={classOf(id, category)} data-object={id} aria-hidden={!seen.has(id)}>
          {symbol ? (
            <Sign symbol={symbol} toScreen={toScreen} />
          ) : (
            <>
              <path d={pathOf(corners, true)} className="present-ground" />
              <path
                d={pathOf(corners, true)}
                style={{ fill: groupColour(categoryGroupOf(category)) }}
                className="present-tint"
              />
              <path
                d={pathOf(corners, true)}
                fill={`url(#${hatchId(categoryGroupOf(category))})`}
                className="present-edge"
              />
            </>
          )}
        </g>
      ))}
      {names.map(({ id, rect, leader }) => {
        const from = leader && nameEdge(rect, leader)
        return (
          <g key={id} className={classOf(id)} aria-hidden={!seen.has(id)}>
            {leader && from && <path d={pathOf([from, leader])} className="present-leader" />}
            <text
              className="present-name"
              x={rect.x + rect.width / 2}
              y={rect.y + letters * 0.92}
              fontSize={letters}
              textAnchor="middle"
            >
              {objectName(id)}
            </text>
          </g>
        )
      })}
    </g>
  )
})
