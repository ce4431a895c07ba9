import { writeFile } from 'node:fs/promises'
import { writeRecords, writeSample } from '../src/formats/index.ts'
import type { Layout } from '../src/layout/index.ts'
import {
  ask,
  bareAnswer,
  NotAnswerable,
  NotRenderable,
  type Question,
  spacerText,
  UnknownName,
  video2layoutText,
} from '../src/reasoning/index.ts'
import { BadInputError, UsageError } from './exit.ts'
import { readLayouts, readQuestions } from './files.ts'
import { parseOptions } from './words.ts'

const FORMATS = ['ms-swift', 'easyr1'] as const
type Format = (typeof FORMATS)[number]
const GRAMMARS = { video2layout: video2layoutText, spacer: spacerText }
type Grammar = keyof typeof GRAMMARS

export const datasetUsage = `floorsight dataset --layouts META --questions Q.jsonl --format FORMAT [options]

Writes a training set: questions, and the answers that the maps give, with the reasoning in a paper's grammar.

  --layouts FILE     a meta_info file of VSI-Bench, or a layout that Floorsight saved
  --questions FILE   VSI-Bench's questions: a JSON object a line, or the hub's .parquet
  --format FORMAT    ms-swift (SFT: messages), or easyr1 (RL: question, answer, image_path)
  --grammar GRAMMAR  ${Object.keys(GRAMMARS).join(' or ')} (default for ms-swift: video2layout); with easyr1,
                     keeps only what that grammar can print
  --out FILE.jsonl   where the records go (default: stdout)

Questions that the map, or the map as the grammar prints it, does not answer are left out and named.

Example: floorsight dataset --layouts meta_info.json --questions train.jsonl --format ms-swift --out sft.jsonl`

const options = {
  layouts: { type: 'string' },
  questions: { type: 'string' },
  format: { type: 'string' },
  grammar: { type: 'string' },
  out: { type: 'string' },
} as const

const isFormat = (text: string): text is Format => (FORMATS as readonly string[]).includes(text)
const isGrammar = (text: string): text is Grammar => Object.hasOwn(GRAMMARS, text)

const VIDEO = /\.(?:mp4|m4v|mov|webm|mkv|avi|ogv)$/i
const IMAGE = /\.(?:jpe?g|png|webp|bmp|gif)$/i

/** What the layout was made from, where its name says so; an annotated scene's name is no file. */
function mediaOf({ source: { name } }: Layout): { kind: 'video' | 'image'; path: string } | undefined {
  if (VIDEO.test(name)) return { kind: 'video', path: name }
  return IMAGE.test(name) ? { kind: 'image', path: name } : undefined
}

/** The question as a prompt: its options a line each, with their letters, as VSI-Bench's prompt has them. */
const promptOf = ({ text, options: given = [] }: Question): string =>
  given.length
    ? [text, 'Options:', ...given.map((option, k) => `${String.fromCharCode(65 + k)}. ${option}`)].join('\n')
    : text

/**
 * A record for a question and its answer.
 * - ms-swift: `messages`, and `videos` or `images` (the keys of its "Custom dataset" page), a `<video>` or `<image>` in
 *   the prompt for each.
 * - EasyR1: `question`, `answer`, `image_path` (config.yaml of Video2Layout; facts.md A), the answer bare, as its
 *   reward compares it. A video is no image: it goes to `videos`, and frames are the trainer's to take. Where the
 *   trainer wants placeholders in the prompt is not known, so none are put there.
 */
function recordOf(question: Question, layout: Layout, format: Format, text: string, answer: string): unknown {
  const media = mediaOf(layout)
  const prompt = promptOf(question)
  const videos = media?.kind === 'video' ? [media.path] : undefined
  if (format === 'easyr1') {
    const sample = {
      question: { text: prompt, id: question.id, groundTruth: answer },
      media: { kind: 'image' as const, paths: media?.kind === 'image' ? [media.path] : [] },
      extra: { ...(videos && { videos }) },
    }
    return writeSample(sample, 'video2layout-rl')
  }
  return {
    messages: [
      { role: 'user', content: media ? `<${media.kind}>${prompt}` : prompt },
      { role: 'assistant', content: text },
    ],
    ...(media && (videos ? { videos } : { images: [media.path] })),
  }
}

/** A question's record, or why it has none. `grammar`: undefined where nothing is printed. */
export function datasetRecord(
  question: Question,
  layout: Layout | undefined,
  format: Format,
  grammar: Grammar | undefined,
): { record: unknown } | { because: string } {
  if (!layout) return { because: `There is no layout of ${question.scene ?? 'its scene'}.` }
  try {
    const asked = ask(question.text, layout, question.options)
    if ('kind' in asked) return { because: asked.because }
    // An answer that is none of the options is no truth to train on.
    if (question.options?.length && !asked.answer.choice)
      return { because: 'None of its options fits the answer.' }
    const text = grammar ? GRAMMARS[grammar](layout, asked, question.options) : ''
    return { record: recordOf(question, layout, format, text, bareAnswer(asked.answer)) }
  } catch (error) {
    if (error instanceof UnknownName || error instanceof NotAnswerable || error instanceof NotRenderable)
      return { because: error.message }
    throw error
  }
}

/** `floorsight dataset`. Throws UsageError, BadInputError. */
export async function datasetCommand(words: string[]): Promise<void> {
  const { layouts: layoutsFile, questions, format = '', out, ...given } = parseOptions(words, options)
  if (!layoutsFile || !questions) throw new UsageError('dataset takes --layouts and --questions')
  if (!isFormat(format)) throw new UsageError(`--format is one of ${FORMATS.join(', ')}, not "${format}"`)
  // Reinforcement learning compares answers only: nothing need be printed, so nothing need be left out.
  const grammar = given.grammar ?? (format === 'ms-swift' ? 'video2layout' : undefined)
  if (grammar !== undefined && !isGrammar(grammar))
    throw new UsageError(`--grammar is one of ${Object.keys(GRAMMARS).join(', ')}, not ${grammar}`)
  const report = (line: string) => console.error(line)
  const layouts = await readLayouts(layoutsFile, report)
  const only = layouts.size === 1 ? [...layouts.values()][0] : undefined
  const records: unknown[] = []
  let [asked, unread] = [0, 0]
  for await (const line of readQuestions(questions)) {
    if ('reason' in line) {
      unread++
      report(`${questions}:${line.line}: ${line.reason}`)
      continue
    }
    asked++
    const { scene, id } = line.record
    const layout = scene === undefined ? only : layouts.get(scene)
    const made = datasetRecord(line.record, layout, format, grammar)
    if ('record' in made) records.push(made.record)
    else report(`${questions}:${line.line}: left out question ${id}: ${made.because}`)
  }
  if (asked === 0) throw new BadInputError(`${questions} holds no question that can be read.`)
  const text = writeRecords(records)
  if (out) await writeFile(out, text)
  else process.stdout.write(text)
  const damaged = unread ? `, ${unread} ${unread === 1 ? 'line' : 'lines'} could not be read` : ''
  report(`${records.length} of ${asked} questions written, ${asked - records.length} left out${damaged}`)
}
