import { answerText, ask, NotAnswerable, traceText, UnknownName } from '../src/reasoning/index.ts'
import { BadInputError, UsageError } from './exit.ts'
import { readLayouts } from './files.ts'
import { parseWords } from './words.ts'

export const askUsage = `floorsight ask LAYOUT "QUESTION" [options]

Answers a question about a layout by exact computation, and shows each step.

  LAYOUT          a layout that Floorsight saved, or a meta_info file of VSI-Bench
  --scene NAME    which layout, where the file has several
  --option TEXT   an option of a multiple-choice question; once for each
  --json          program, answer and trace as JSON

Example: floorsight ask kitchen.json "How far is the sink from the oven, in feet?"`

const options = {
  scene: { type: 'string' },
  option: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

/** `floorsight ask`. Throws UsageError, BadInputError. */
export async function askCommand(words: string[]): Promise<void> {
  const { values, positionals } = parseWords(words, options)
  const [file, question, ...others] = positionals
  if (!file || !question || others.length)
    throw new UsageError('ask takes a layout and a question, in quotes')
  const layouts = await readLayouts(file, (line) => console.error(line))
  const { scene } = values
  const only = layouts.size === 1 ? [...layouts.values()][0] : undefined
  const layout = scene === undefined ? only : layouts.get(scene)
  if (!layout) {
    const names = [...layouts.keys()].slice(0, 5).join(', ')
    throw new BadInputError(
      scene === undefined
        ? `${file} holds ${layouts.size} layouts: say which with --scene (${names}, …).`
        : `${file} has no layout ${scene} (it has ${names}${layouts.size > 5 ? ', …' : ''}).`,
    )
  }
  try {
    const asked = ask(question, layout, values.option)
    if ('kind' in asked)
      throw new BadInputError(`${asked.because} You can ask, for example:\n  ${asked.canAnswer.join('\n  ')}`)
    if (values.json) console.log(JSON.stringify(asked, null, 1))
    else console.log(`${answerText(asked.answer, values.option)}\n\n${traceText(asked.answer.trace)}`)
  } catch (error) {
    if (error instanceof UnknownName || error instanceof NotAnswerable) throw new BadInputError(error.message)
    throw error
  }
}
