import type { Vec2 } from '../../../geometry/index.ts'
import { type OpeningSymbol, sweepOf } from '../../../layout/index.ts'
import { toScreen, type Viewport } from './viewport.ts'

/** A door or a window as architects draw it, where the wall is broken: leaf and swing, or panes; jambs at both ends. */
export function OpeningSign({ symbol, viewport }: { symbol: OpeningSymbol; viewport: Viewport }) {
  const { gap, jambs, leaves, panes } = symbol
  const at = (point: Vec2) =>
    toScreen(viewport, point)
      .map((value) => value.toFixed(2))
      .join(' ')
  const line = ([from, to]: readonly [Vec2, Vec2]) => `M${at(from)}L${at(to)}`
  const [inner, , outer] = panes
  return (
    <g className="plan-opening">
      {inner && outer && (
        <path
          d={`M${[inner[0], inner[1], outer[1], outer[0]].map(at).join('L')}Z`}
          className="plan-window-ground"
        />
      )}
      {leaves.map((leaf) => (
        <g key={leaf.hinge.join()}>
          <path d={`M${[leaf.hinge, ...sweepOf(leaf)].map(at).join('L')}Z`} className="plan-sweep-ground" />
          <path d={`M${sweepOf(leaf).map(at).join('L')}`} className="plan-sweep" />
          <path d={line([leaf.hinge, leaf.open])} className="plan-leaf" />
        </g>
      ))}
      {leaves.length > 0 && <path d={line(gap)} className="plan-threshold" />}
      <path d={panes.map(line).join('')} className="plan-pane" />
      <path d={jambs.map(line).join('')} className="plan-jamb" />
    </g>
  )
}
