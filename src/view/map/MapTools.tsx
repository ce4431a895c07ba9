import { degrees } from '../common/format.ts'
import { Icon } from '../common/Icon.tsx'
import { MAP_TOOLS } from '../common/strings/map.ts'

interface Props {
  onZoomIn(): void
  onZoomOut(): void
  onFit(): void
  /** Turns the drawing to the walls and back; undefined where it cannot be turned. */
  turn?: { isTurned: boolean; degrees: number; onTurn(): void } | undefined
}

/** The buttons over a drawing. They keep their clicks and drags to themselves. */
export const MapTools = ({ onZoomIn, onZoomOut, onFit, turn }: Props) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: only keeps events from the drawing below.
  <div
    className="map-tools"
    onClick={(event) => event.stopPropagation()}
    onPointerDown={(event) => event.stopPropagation()}
    onKeyDown={(event) => event.stopPropagation()}
  >
    <button
      type="button"
      className="button button-square map-zoom"
      onClick={onZoomIn}
      title={MAP_TOOLS.zoomInTitle}
      aria-label={MAP_TOOLS.zoomIn}
    >
      <Icon name="plus" />
    </button>
    <button
      type="button"
      className="button button-square map-zoom"
      onClick={onZoomOut}
      title={MAP_TOOLS.zoomOutTitle}
      aria-label={MAP_TOOLS.zoomOut}
    >
      <Icon name="minus" />
    </button>
    <button
      type="button"
      className="button button-square"
      onClick={onFit}
      title={MAP_TOOLS.fitTitle}
      aria-label={MAP_TOOLS.fit}
    >
      <Icon name="fit" />
    </button>
    {turn && (
      <button
        type="button"
        className="button button-square"
        onClick={turn.onTurn}
        aria-pressed={turn.isTurned}
        title={turn.isTurned ? MAP_TOOLS.backTitle : MAP_TOOLS.turnTitle(degrees(turn.degrees))}
        aria-label={MAP_TOOLS.turn}
      >
        <Icon name="turn" />
      </button>
    )}
  </div>
)
