import { createStore } from 'zustand/vanilla'
import { session } from './store.ts'
import { showTraceTab } from './traceTab.ts'

/** What a model printed, to be checked against the map. */
export interface PastedResponse {
  text: string
  question: string
  options: readonly string[]
  /** The answer, where a file keeps it apart from the text. */
  predicted?: string
}

/** What the claims are held against besides the response's own map. */
export const CHECKED_AGAINST = ['comparison', 'map', 'own'] as const
export type CheckedAgainst = (typeof CHECKED_AGAINST)[number]

export interface Responses {
  response: PastedResponse
  /** Where there is no comparison, `comparison` means the map. */
  against: CheckedAgainst
  /** Whether the response stands back behind its verdicts; until it is put up for checking, it is being typed. */
  isFolded: boolean
}

const NONE: PastedResponse = { text: '', question: '', options: [] }

export const responses = createStore<Responses>(() => ({
  response: NONE,
  against: 'comparison',
  isFolded: false,
}))

/** Puts a response up for checking, in place of what was there, and shows it. */
export function checkThis(response: PastedResponse): void {
  responses.setState({ response, isFolded: true })
  showTraceTab('check')
}

export const changeResponse = (change: Partial<PastedResponse>): void =>
  responses.setState(({ response }) => ({ response: { ...response, ...change } }))

/** Lets a response stand back behind its verdicts, or be changed again. */
export const foldResponse = (isFolded: boolean): void => responses.setState({ isFolded })

export const checkAgainst = (against: CheckedAgainst): void => responses.setState({ against })

/** A file of responses that holds none that can be read; the message says why. */
export class UnreadableResponse extends Error {
  override readonly name = 'UnreadableResponse'
}

/**
 * What a file says a model printed: the first record of a `.jsonl` or `.json` file of predictions, else its whole text.
 * @throws UnreadableResponse
 */
export async function readResponseFile(file: File): Promise<PastedResponse> {
  const text = await file.text()
  if (!/\.jsonl?$/i.test(file.name)) return { ...NONE, text }
  const { readPredictions } = await import('../formats/index.ts')
  for await (const line of readPredictions([text])) {
    if ('reason' in line) throw new UnreadableResponse(`Line ${line.line} of ${file.name}: ${line.reason}`)
    const { question, options = [], response, predicted } = line.record
    return { text: response ?? predicted, question, options, predicted }
  }
  throw new UnreadableResponse(`${file.name} holds no record.`)
}

/** A response is about a room: another document begins without one. */
session.subscribe(({ document }, before) => {
  if (document?.predicted !== before.document?.predicted)
    responses.setState({ response: NONE, isFolded: false })
})
