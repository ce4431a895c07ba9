/** The kinds that objects are drawn as, on screen and on paper: each has a colour and a hatching of its own. */
export const CATEGORY_GROUPS = ['seat', 'table', 'appliance', 'water', 'screen', 'plant', 'other'] as const
export type CategoryGroup = (typeof CATEGORY_GROUPS)[number]

export const CATEGORY_GROUP_TITLES: Readonly<Record<CategoryGroup, string>> = {
  seat: 'Seats and beds',
  table: 'Tables',
  appliance: 'Kitchen appliances',
  water: 'Sinks and toilets',
  screen: 'Screens and desk things',
  plant: 'Plants',
  other: 'Other things',
}

const kindByCategory: Readonly<Record<string, CategoryGroup>> = {
  chair: 'seat',
  sofa: 'seat',
  couch: 'seat',
  bed: 'seat',
  bench: 'seat',
  table: 'table',
  desk: 'table',
  'dining table': 'table',
  refrigerator: 'appliance',
  oven: 'appliance',
  stove: 'appliance',
  microwave: 'appliance',
  toaster: 'appliance',
  dishwasher: 'appliance',
  washer: 'appliance',
  sink: 'water',
  toilet: 'water',
  bathtub: 'water',
  tv: 'screen',
  laptop: 'screen',
  monitor: 'screen',
  keyboard: 'screen',
  'computer mouse': 'screen',
  plant: 'plant',
  'potted plant': 'plant',
}

export const categoryGroupOf = (category: string): CategoryGroup => kindByCategory[category] ?? 'other'
