import { SYNONYMS } from './synonyms.ts'

/**
 * Where a kind of thing belongs on a map. `opening`: a door, a window or an open passage; `wall`: hangs on one; `small`: lies on
 * furniture or can be carried; `unnamed`: takes up room, and nothing names it.
 */
export const LAYERS = ['furniture', 'opening', 'wall', 'ceiling', 'small', 'unnamed'] as const
export type Layer = (typeof LAYERS)[number]

/** What takes up room and has no name yet. */
export const UNNAMED = 'something'

const NAMES: Readonly<Record<Exclude<Layer, 'furniture' | 'unnamed'>, readonly string[]>> = {
  opening: ['door', 'window', 'opening', 'doorway', 'doorframe', 'sliding door'],
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
    'blinds',
    'drawing',
    'towel rack',
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
    'cushion',
    'shoes',
    'headphones',
    'pan',
    'cutting board',
    'power strip',
    'remote control',
    'basket',
    'bucket',
  ],
}

const allNames = (name: string) => SYNONYMS.find((group) => group.includes(name)) ?? [name]
const byName = new Map<string, Layer>([
  ...Object.entries(NAMES).flatMap(([layer, names]) =>
    names.flatMap(allNames).map((name) => [name, layer as Layer] as const),
  ),
  [UNNAMED, 'unnamed'],
])

/** The layer of a category, in any of its names and in upper or lower case; what the table does not know is furniture. */
export const layerOf = (category: string): Layer => byName.get(category.toLowerCase()) ?? 'furniture'
