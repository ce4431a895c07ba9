import type { ReactNode } from 'react'
import { Icon } from '../common/Icon.tsx'

interface Props {
  onZoomIn(): void
  onZoomOut(): void
  onFit(): void
  children?: ReactNode
}

/** The buttons over a drawing. They keep their clicks and drags to themselves. */
export const MapTools = ({ onZoomIn, onZoomOut, onFit, children }: Props) => (
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
    {children}
  </div>
)
