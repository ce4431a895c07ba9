import type { MeasuringTool } from '../../../session/index.ts'

/** The measuring tape on the plan. */

export const MEASURE = {
  open: 'Measure',
  close: 'Close measuring',
  what: 'What to measure',
  tools: { distance: 'Distance', area: 'Area' } satisfies Record<MeasuringTool, string>,
  hints: {
    distance: 'Click two objects or points. Hold Shift to pick a point on an object; Escape cancels.',
    area: 'Click the corners; Enter or a double click closes the area, Backspace removes the last corner.',
  } satisfies Record<MeasuringTool, string>,
  touchHints: {
    distance: 'Tap two objects or points.',
    area: 'Tap the corners, then close the area.',
  } satisfies Record<MeasuringTool, string>,
  closeArea: 'Close the area',
  takeBack: 'Take back',
  more: 'More',
  less: 'Less',
  list: 'Measured',
  remove: (name: string) => `Delete ${name}`,
  from: 'From',
  to: 'To',
  add: 'Add',
  corners: 'Corners as x, y in metres, with semicolons between them',
  cornersExample: '0, 0; 2, 0; 2, 3',
  place: 'a point',
  distance: (a: string, b: string) => `${a} to ${b}`,
  area: (corners: number) => `Area with ${corners} corners`,
  around: (length: string) => `${length} around`,
  centres: (length: string) => `between centres ${length}`,
  onPlan: 'on the plan',
  gone: 'One of the two is no longer on the map.',
} as const
