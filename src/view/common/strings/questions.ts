/** Questions that the page asks of itself, or proposes: each in a wording that `reasoning` understands. */

export const QUESTIONS = {
  count: (kind: string) => `How many ${kind}(s) are in this room?`,
  /** Of two things with their articles. */
  distance: (a: string, b: string) => `How far is ${a} from ${b}?`,
  room: 'How large is the room?',
} as const

/** With gaps for things, each with its article; `{s}` is a gap for several of a kind. */
export const TEMPLATE_WORDS = {
  distance: QUESTIONS.distance('{}', '{}'),
  closer: 'Which is closer to {}, {} or {}?',
  direction: 'If I stand by {} and face {}, is {} to my left, right, or back?',
  count: 'How many {s} are there?',
  room: QUESTIONS.room,
  side: 'What is the longest side of {}?',
  centres: 'How far apart are the centres of {} and {}?',
  ahead: 'From the camera’s perspective, what is the direction of {} from {}?',
  order: 'In which order do {} and {} first appear?',
} as const
