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
    'I can say which thing is nearest, not which is farthest.',
  ],
  [
    /\b(?:wide|width|tall|high|height|deep|depth|thick|narrow|narrowest|shortest (?:side|dimension))\b/,
    'I give the longest side of an object, not its width, depth or height.',
  ],
  [
    /\b(?:volume|weigh|weight|heavy|colou?r|made of)\b/,
    'A map has places and sizes only: no colours, materials, weights or volumes.',
  ],
  [/\bleft\/right\b/, 'The question names both left and right for one direction. Say which one is meant.'],
  [
    /\b(?:closest|nearest|closer|nearer)\b/,
    'I can say which of several things is nearest: "Which is closer to the bed, the lamp or the desk?"',
  ],
  [
    /\b(?:left|right|front|back|behind|direction|where)\b/,
    'A direction needs a viewpoint: where you stand and what you face, or the camera. "If I stand at the bed and face the sofa, is the tv to my left, right, or back?"',
  ],
  [/\bhow many\b/, 'I count the things of one kind in the whole room: "How many chairs are there?"'],
  [/\b(?:distance|far|gap)\b/, 'A distance is between two things: "How far is the sofa from the tv?"'],
]

/** The reason that fits a question, in plain lower-case words, that no rule understands. */
export const reasonAgainst = (text: string): string =>
  NEAR_MISSES.find(([pattern]) => pattern.test(text))?.[1] ??
  'I can answer distance, direction, size, count, order and room-size questions.'
