import { SYNONYMS } from './synonyms.ts'

/** The kinds that objects are drawn as, on screen and on paper: each has a colour and a hatching of its own. */
export const CATEGORY_GROUPS = [
  'seat',
  'table',
  'storage',
  'appliance',
  'water',
  'screen',
  'lamp',
  'plant',
  'opening',
  'mounted',
  'other',
] as const
export type CategoryGroup = (typeof CATEGORY_GROUPS)[number]

export const CATEGORY_GROUP_TITLES: Readonly<Record<CategoryGroup, string>> = {
  seat: 'Seats and beds',
  table: 'Tables',
  storage: 'Storage and counters',
  appliance: 'Appliances',
  water: 'Bath and sinks',
  screen: 'Electronics',
  lamp: 'Lamps',
  plant: 'Plants',
  opening: 'Doors and windows',
  mounted: 'On walls',
  other: 'Other things',
}

const NAMES: Readonly<Record<Exclude<CategoryGroup, 'other'>, readonly string[]>> = {
  seat: [
    'chair',
    'armchair',
    'office chair',
    'sofa',
    'bed',
    'bench',
    'stool',
    'ottoman',
    'pillow',
    'blanket',
  ],
  table: ['table', 'desk', 'coffee table', 'side table'],
  storage: [
    'cabinet',
    'kitchen cabinet',
    'shelf',
    'bookshelf',
    'counter',
    'closet',
    'dresser',
    'nightstand',
    'tv stand',
  ],
  appliance: [
    'refrigerator',
    'oven',
    'stove',
    'range hood',
    'microwave',
    'toaster',
    'kettle',
    'coffee machine',
    'dishwasher',
    'washer',
    'dryer',
  ],
  water: ['sink', 'toilet', 'bathtub', 'shower', 'tap'],
  screen: [
    'tv',
    'monitor',
    'laptop',
    'keyboard',
    'computer mouse',
    'computer tower',
    'printer',
    'telephone',
    'cell phone',
    'speaker',
    'headphones',
  ],
  lamp: ['lamp', 'table lamp', 'floor lamp', 'ceiling light', 'ceiling fan'],
  plant: ['plant'],
  opening: ['door', 'window'],
  mounted: [
    'curtain',
    'blinds',
    'mirror',
    'picture',
    'poster',
    'painting',
    'whiteboard',
    'blackboard',
    'radiator',
    'air conditioner',
    'clock',
    'towel',
  ],
}

/** By name, and by every word that means the same. */
const groupByName: ReadonlyMap<string, CategoryGroup> = new Map(
  Object.entries(NAMES).flatMap(([group, names]) =>
    names
      .flatMap((name) => [name, ...(SYNONYMS.find((words) => words.includes(name)) ?? [])])
      .map((name) => [name, group as CategoryGroup] as const),
  ),
)

export const categoryGroupOf = (category: string): CategoryGroup => groupByName.get(category) ?? 'other'
