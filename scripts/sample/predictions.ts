import type { Layout } from '../../src/layout/index.ts'
import { type Asked, ask, spacerText, video2layoutText } from '../../src/reasoning/index.ts'

/** A row as SpaceR-Eval writes them for VSI-Bench, with what else this one is for. */
export interface SamplePrediction {
  id: string
  scene_name: string
  question_type: string
  question: string
  /** With their letters. */
  options: string[]
  ground_truth: string
  /** The right answer as training data of the papers has it. */
  solution: string
  /** All that is printed, in the form of one of the papers. */
  response: string
  predicted_answer: string
  /** Who made it, and what is to be seen in it. */
  note: string
}

const LETTERS = 'ABCD'

interface Posed {
  id: string
  type: string
  question: string
  options: readonly string[]
}

const NEAREST: Posed = {
  id: 'right',
  type: 'object_rel_distance',
  question:
    'Considering the center point of the tv as a reference point, which of these objects has the nearest center point to it?',
  options: ['laptop', 'refrigerator', 'sofa', 'microwave'],
}
const DIRECTION: Posed = {
  id: 'wrong-arithmetic',
  type: 'object_rel_direction_hard',
  question:
    'If I am standing by the sofa and facing the tv, is the refrigerator to my front-left, front-right, back-left, or back-right?',
  options: ['front-left', 'front-right', 'back-left', 'back-right'],
}
const MISPLACED: Posed = {
  id: 'wrong-map',
  type: 'object_rel_distance',
  question:
    'Considering the center point of the refrigerator as a reference point, which of these objects has the nearest center point to it?',
  options: ['sofa', 'tv', 'laptop', 'sink'],
}

function asked({ question, options }: Posed, layout: Layout): Asked {
  const found = ask(question, layout, options)
  if ('kind' in found) throw new Error(`the sample's question is not understood: ${question}`)
  return found
}

const letterOf = ({ answer }: Asked): string => {
  if (!answer.choice) throw new Error('the sample asks for one of several options')
  return answer.choice.letter
}

function row(truth: Layout, posed: Posed, response: string, note: string): SamplePrediction {
  const right = letterOf(asked(posed, truth))
  const printed = /<answer>([\s\S]*?)<\/answer>/.exec(response)?.[1]
  if (printed === undefined) throw new Error('a sample response has no answer')
  return {
    id: posed.id,
    scene_name: truth.source.name,
    question_type: posed.type,
    question: posed.question,
    options: posed.options.map((option, k) => `${LETTERS[k]}. ${option}`),
    ground_truth: right,
    solution: `<answer>${right}</answer>`,
    response,
    predicted_answer: printed,
    note,
  }
}

/** Replaces a part that must be there. */
function changed(text: string, part: RegExp, by: string): string {
  if (!part.test(text)) throw new Error(`nothing in the sample response matches ${part}`)
  return text.replace(part, by)
}

/** The sign of the second product is lost: what a model that computes in its head gets wrong most easily. */
function withSignSlip(text: string): string {
  const product = /Cross product: (\S+) \* (\S+) - (\S+) \* (\S+) = (-?[\d.]+), negative: right\./
  const numbers = product
    .exec(text)
    ?.slice(1, 5)
    .map((word) => Number(word.replace(/[()]/g, '')))
  if (numbers?.length !== 4) throw new Error('the sample response has no cross product to the right')
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  const slipped = a * b + c * d
  if (slipped <= 0) throw new Error('the slip would not change the side')
  const wrong = changed(text, product, `Cross product: $1 * $2 - $3 * $4 = ${slipped}, positive: left.`)
  return changed(
    changed(wrong, /So it is to the front-right\./, 'So it is to the front-left.'),
    /Answer: B, front-right\.([\s\S]*)<answer>B<\/answer>/,
    'Answer: A, front-left.$1<answer>A</answer>',
  )
}

/** How far the third map is off: the sink, along the worktop and beyond it, metres. */
const SINK_MOVED = [-1.4, 1.5] as const

const withSinkMoved = (truth: Layout): Layout => ({
  ...truth,
  objects: truth.objects.map((object) => {
    if (object.category !== 'sink') return object
    const [x, y, z] = object.box.center
    return { ...object, box: { ...object.box, center: [x + SINK_MOVED[0], y + SINK_MOVED[1], z] } }
  }),
})

/** Three predictions about the sample room, made by us: no model wrote them. */
export function samplePredictions(truth: Layout): SamplePrediction[] {
  const misplaced = withSinkMoved(truth)
  return [
    row(
      truth,
      NEAREST,
      video2layoutText(truth, asked(NEAREST, truth), NEAREST.options),
      'Made by Floorsight in the form of Video2Layout: computed from the true layout. Every number holds.',
    ),
    row(
      truth,
      DIRECTION,
      withSignSlip(spacerText(truth, asked(DIRECTION, truth), DIRECTION.options)),
      'Made by Floorsight in the form of SpaceR, with an error put in by hand: the grid is right, a sign is lost in the cross product, so the answer contradicts its own map.',
    ),
    row(
      truth,
      MISPLACED,
      video2layoutText(misplaced, asked(MISPLACED, misplaced), MISPLACED.options),
      'Made by Floorsight in the form of Video2Layout, with an error put in by hand: the sink is misplaced on the map. The arithmetic holds and fits that map, and the answer is wrong in the room.',
    ),
  ]
}

/** As JSON Lines. */
export const predictionsText = (truth: Layout): string =>
  samplePredictions(truth)
    .map((prediction) => `${JSON.stringify(prediction)}\n`)
    .join('')
