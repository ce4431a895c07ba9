/** The kinds that objects are drawn as, on screen and on paper: each has a colour and a hatching of its own. */
export const KINDS = ['seat', 'table', 'appliance', 'water', 'screen', 'plant', 'other'] as const
export type Kind = (typeof KINDS)[number]

export const KIND_TITLES: Readonly<Record<Kind, string>> = {
  seat: 'Seats and beds',
  table: 'Tables',
  appliance: 'Kitchen appliances',
  water: 'Sinks and toilets',
  screen: 'Screens and desk things',
  plant: 'Plants',
  other: 'Other things',
}

const kindByCategory: Readonly<Record<string, Kind>> = {
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

export const kindOf = (category: string): Kind => kindByCategory[category] ?? 'other'
