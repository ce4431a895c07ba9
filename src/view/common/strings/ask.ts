import { plural } from '../format.ts'

/** Questions about the map, their answers, and the steps of a trace. */

export const ASK = {
  label: 'Ask the map',
  example: 'How far is the sink from the oven?',
  proposals: 'Questions that can be asked',
  options: 'Options to choose from',
  optionsLabel: 'Options, one a line',
  optionsExample: 'A. oven\nB. refrigerator',
  about: 'Answers are computed from the map; every number leads to its objects and frames.',
  nothing: 'The map has no objects to ask about.',
  open: 'Open questions',
} as const

export const ANSWER = {
  worked: 'Worked example',
  map: 'Map',
  think: 'Think',
  answer: 'Answer',
  boundary: 'Boundary on the plan, metres: x and y of two corners',
  atClearest: (time: string) => `Clearest at ${time}`,
  more: (count: number) => `and ${count} more`,
  noObjects: 'The outline of the room.',
  maths: 'Show the maths',
  noMaths: 'Hide the maths',
  player: 'Steps on the map',
  step: (k: number, count: number) => `${k} of ${count}`,
  through: 'Steps',
  next: 'Next step (.)',
  previous: 'Previous step (,)',
  other: 'Ask something else:',
  examples: 'You can ask, for example:',
  up: 'Move up',
  down: 'Move down',
  close: 'Close question',
  hideSteps: 'Hide the steps',
  showSteps: (count: number) => (count === 1 ? 'Show the step' : `Show ${plural(count, 'step')}`),
  draw: 'Draw on the map',
  drawn: 'On the map',
  printAs: (grammar: string) => `As ${grammar} text`,
  notPrintable: (grammar: string, because: string) =>
    `${grammar}’s grammar cannot carry this answer. ${because}`,
  copy: 'Copy',
  copied: 'Copied',
  cannotCopy: 'The browser forbids copying: select the text instead',
  noneBefore: 'There was no answer before your edit.',
  was: (before: string, by: string | undefined) =>
    by === undefined ? `Was ${before} before your edit.` : `Was ${before} before your edit (${by}).`,
} as const

export const TRACE = {
  title: 'Trace',
  tabs: { ask: 'Ask', made: 'How it was made', check: 'Check a response' },
  number: 'Shows the evidence: object, frame and place on the map',
  frame: 'Shows this frame',
  frames: 'Shows the next of these frames',
} as const

export const SCALE_CHART = {
  label: (cues: number) => `${plural(cues, 'scale cue')} about the chosen scale`,
  cue: (evidence: string, off: string, sd: string, isOverruled: boolean) =>
    `${evidence}: ${off} ± ${sd.replace('+', '')}${isOverruled ? ', overruled' : ''}`,
  chosen: 'chosen scale',
} as const
