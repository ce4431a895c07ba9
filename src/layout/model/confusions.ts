/** Pairs that are taken for each other: one thing may carry both names in different pictures. */
const CONFUSED: readonly (readonly [string, string])[] = [
  ['sofa', 'chair'],
  ['sofa', 'bed'],
  ['oven', 'microwave'],
  ['oven', 'stove'],
  ['vase', 'plant'],
  ['tv', 'laptop'],
  ['bench', 'sofa'],
  ['bench', 'table'],
  ['shelf', 'cabinet'],
  ['table', 'counter'],
  ['table', 'cabinet'],
  ['table', 'nightstand'],
  ['cabinet', 'nightstand'],
  ['chair', 'stool'],
  ['stool', 'trash bin'],
  ['door', 'cabinet'],
  ['door', 'window'],
  ['window', 'mirror'],
  ['window', 'curtain'],
  ['picture', 'mirror'],
  ['picture', 'clock'],
  ['picture', 'tv'],
  ['picture', 'whiteboard'],
  ['lamp', 'ceiling light'],
  ['blanket', 'pillow'],
  ['blanket', 'clothes'],
  ['box', 'cabinet'],
  ['box', 'printer'],
  ['box', 'trash bin'],
  ['backpack', 'clothes'],
  ['dishwasher', 'washer'],
  ['dishwasher', 'cabinet'],
  ['dishwasher', 'oven'],
  ['dishwasher', 'stove'],
  ['refrigerator', 'cabinet'],
  ['computer tower', 'box'],
]

const confused = new Set(CONFUSED.flatMap(([a, b]) => [`${a}|${b}`, `${b}|${a}`]))

/** Whether two names of the map may be one thing. */
export const mayBeSame = (a: string, b: string): boolean => a === b || confused.has(`${a}|${b}`)
