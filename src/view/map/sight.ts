import type { Rect } from '../../geometry/index.ts'
import type { Area } from './labelSheet.ts'

/** What lies over a drawing, CSS pixels: no words go under it. Style sheets draw it so. */

/** Height of the ruler along the top, and width of the one along the left. */
export const RULER = { top: 24, left: 36 }
/** The scale bar's ground, in the bottom left corner. */
export const SCALE_GROUND = { width: 200, height: 44 }
/** The column of buttons in the top right corner, as large as they are under a finger. */
const TOOLS = { width: 58, top: 30, button: 41, rim: 12 }
/** The button in the bottom right corner that takes the measuring tape out. */
const MEASURE_BUTTON = { width: 134, height: 56 }

/** A drawing that is less high has no room for buttons to zoom with; map.css hides them there. */
const LOW_PIXELS = 300
const ZOOM_BUTTONS = 2

/** The place of so many buttons, two of which zoom. */
export const toolsIn = ({ width, height }: Area, buttons: number): Rect => ({
  x: width - TOOLS.width,
  y: TOOLS.top,
  width: TOOLS.width,
  height: (height < LOW_PIXELS ? buttons - ZOOM_BUTTONS : buttons) * TOOLS.button + TOOLS.rim,
})

/** The part of the plan that no ruler lies on. */
export const sightOf = ({ width, height }: Area): Rect => ({
  x: RULER.left,
  y: RULER.top,
  width: width - RULER.left,
  height: height - RULER.top,
})

/** All that lies over the plan. @param isAlone whether there is no other drawing beside it, which has the measuring tape. */
export const overPlan = ({ width, height }: Area, isAlone: boolean): Rect[] => [
  { x: 0, y: 0, width, height: RULER.top },
  { x: 0, y: 0, width: RULER.left, height },
  { x: RULER.left, y: height - SCALE_GROUND.height, ...SCALE_GROUND },
  toolsIn({ width, height }, 4),
  ...(isAlone
    ? [{ x: width - MEASURE_BUTTON.width, y: height - MEASURE_BUTTON.height, ...MEASURE_BUTTON }]
    : []),
]
