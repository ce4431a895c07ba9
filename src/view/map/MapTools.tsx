import { degrees } from '../common/format.ts'
import { Icon } from '../common/Icon.tsx'

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
      className="button button-square"
      onClick={onZoomIn}
      title="Zoom in (+)"
      aria-label="Zoom in"
    >
      <Icon name="plus" />
    </button>
    <button
      type="button"
      className="button button-square"
      onClick={onZoomOut}
      title="Zoom out (−)"
      aria-label="Zoom out"
    >
      <Icon name="minus" />
    </button>
    <button
      type="button"
      className="button button-square"
      onClick={onFit}
      title="Show all (0)"
      aria-label="Show all"
    >
      <Icon name="fit" />
    </button>
    {turn && (
      <button
        type="button"
        className="button button-square"
        onClick={turn.onTurn}
        aria-pressed={turn.isTurned}
        title={
          turn.isTurned
            ? 'Back to the map’s own axes (W)'
            : `Turn by ${degrees(turn.degrees)} to the walls (W)`
        }
        aria-label="Turn to the walls"
      >
        <Icon name="turn" />
      </button>
    )}
  </div>
)
