/**
 * Where a kind of thing belongs on a map. `opening`: a door, a window or an open passage; `wall`: hangs on one; `small`: lies on
 * furniture or can be carried; `unnamed`: takes up room, and nothing names it.
 */
export const LAYERS = ['furniture', 'opening', 'wall', 'ceiling', 'small', 'unnamed'] as const
export type Layer = (typeof LAYERS)[number]

/** What takes up room and has no name yet. */
export const UNNAMED = 'something'

const NAMES: Readonly<Record<Exclude<Layer, 'furniture' | 'unnamed'>, readonly string[]>> = {
  opening: ['door', 'window', 'opening'],
  wall: [
    'curtain',
    'mirror',
    'picture',
    'poster',
    'painting',
    'whiteboard',
    'blackboard',
    'radiator',
    'heater',
    'clock',
    'towel',
    'air conditioner',
  ],
  ceiling: ['ceiling light', 'ceiling fan'],
  small: [
    'keyboard',
    'computer mouse',
    'mouse',
    'laptop',
    'backpack',
    'book',
    'bottle',
    'cup',
    'bowl',
    'vase',
    'suitcase',
    'telephone',
    'cell phone',
    'toaster',
    'kettle',
    'pillow',
    'blanket',
    'clothes',
  ],
}

const byName = new Map(
  Object.entries(NAMES).flatMap(([layer, names]) => names.map((name) => [name, layer as Layer] as const)),
)

/** The layer of a category; what the table does not know is furniture. */
export const layerOf = (category: string): Layer =>
  category === UNNAMED ? 'unnamed' : (byName.get(category) ?? 'furniture')
