import { createStore } from 'zustand/vanilla'

/** What the panes show of the document: never undone, never saved with it. */
export interface Panes {
  /** The map as a plan, in 3-D, or as both beside each other. */
  drawing: Drawing
  /** Whether the plan is turned so that the walls are upright and level on the screen; else the map's +y is up. */
  turnedToWalls: boolean
  /** Over the film: what was detected in the picture. */
  filmDetections: boolean
  /** Over the film: the boxes of the map, as the camera sees them. */
  filmBoxes: boolean
  /** Over the film: what its patches are taken for. */
  filmSemantics: boolean
}

export const DRAWINGS = ['plan', 'both', 'scene'] as const
export type Drawing = (typeof DRAWINGS)[number]

export const panes = createStore<Panes>(() => ({
  drawing: 'plan',
  turnedToWalls: true,
  filmDetections: true,
  filmBoxes: false,
  filmSemantics: false,
}))

export const showDrawing = (drawing: Drawing): void => panes.setState({ drawing })
export const turnToWalls = (turnedToWalls: boolean): void => panes.setState({ turnedToWalls })
export const showDetections = (filmDetections: boolean): void => panes.setState({ filmDetections })
export const showBoxes = (filmBoxes: boolean): void => panes.setState({ filmBoxes })
export const showSemantics = (filmSemantics: boolean): void => panes.setState({ filmSemantics })
