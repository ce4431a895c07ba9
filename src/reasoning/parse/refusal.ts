/** A question that is no program: why, and what can be asked instead. */
export interface NotUnderstood {
  kind: 'not-understood'
  /** One sentence for the person who asked. */
  because: string
  /** Questions that would be understood. */
  canAnswer: string[]
}

const CAN_ANSWER: readonly string[] = [
  'How many chairs are in this room?',
  'How far is the sofa from the tv?',
  'How far apart are the centres of the sofa and the tv, in feet?',
  'Which is closer to the bed, the lamp or the desk?',
  'What is the longest side of the table, in centimetres?',
  'How big is the room?',
  'If I stand at the bed and face the sofa, is the tv to my left, right, or back?',
  "From the camera's perspective, what is the direction of the lamp from the sofa?",
  'In which order do the sofa, the tv and the lamp first appear?',
]

/** A refusal with its reason, and with examples of what can be asked. */
export const notUnderstood = (because: string): NotUnderstood => ({
  kind: 'not-understood',
  because,
  canAnswer: [...CAN_ANSWER],
})

/** Questions that look like one of ours and are none, with the reason. */
const NEAR_MISSES: readonly (readonly [RegExp, string])[] = [
  [/^\W*$/, 'There is no question yet.'],
  [
    /\b(?:farthest|furthest|(?:farther|further) (?:away )?(?:from|to)|most distant)\b/,
    'It can say which thing is nearest, but not which is farthest.',
  ],
  [
    /\b(?:wide|width|tall|high|height|deep|depth|thick|narrow|narrowest|shortest (?:side|dimension))\b/,
    "Of an object's sides it gives the longest one only, in space or on the floor plan.",
  ],
  [
    /\b(?:volume|weigh|weight|heavy|colou?r|made of)\b/,
    'A map says where things are and how long, and no more.',
  ],
  [
    /\bleft\/right\b/,
    'It names both left and right as the direction of one vector; say which of the two is meant.',
  ],
  [
    /\b(?:closest|nearest|closer|nearer)\b/,
    'Of what is near it can say which of several things is nearest: "Which is closer to the bed, the lamp or the desk?"',
  ],
  [
    /\b(?:left|right|front|back|behind|direction|where)\b/,
    'A direction needs a viewpoint, where you stand and what you face or the camera, and is left or right, left, right or back, or one of four quadrants.',
  ],
  [/\bhow many\b/, 'It can count the things of one kind in the whole room: "How many chairs are there?"'],
  [
    /\b(?:distance|far|gap)\b/,
    'A distance lies between two things that the question names: "How far is the sofa from the tv?"',
  ],
]

/** The reason that fits a question, in plain lower-case words, that no rule understands. */
export const reasonAgainst = (text: string): string =>
  NEAR_MISSES.find(([pattern]) => pattern.test(text))?.[1] ??
  'It is none of the kinds of question that a map of the room answers.'
