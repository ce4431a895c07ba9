import { createStore } from 'zustand/vanilla'
import { session } from './store.ts'

/** A question that stays open: it is answered anew whenever the map changes. */
export interface OpenQuestion {
  id: string
  text: string
  /** Of a multiple-choice question, without their letters; empty for a free one. */
  options: readonly string[]
}

/** The questions that are open on the document, and the one whose picture is on the map. */
export interface Questions {
  list: readonly OpenQuestion[]
  /** Id of a question; undefined where none is drawn. */
  drawn: string | undefined
  /** The step of that answer's trace that is on the map; undefined where it is the answer as a whole. */
  step: number | undefined
  /** What stands in the question box. */
  asking: string
}

const NONE: Questions = { list: [], drawn: undefined, step: undefined, asking: '' }

/** No answer is on the map, and no step of one. */
const WHOLE = { drawn: undefined, step: undefined } as const

export const questions = createStore<Questions>(() => NONE)

const { getState, setState } = questions

const freeId = (list: readonly OpenQuestion[]): string => {
  const taken = new Set(list.map(({ id }) => id))
  for (let k = 1; ; k++) if (!taken.has(`question-${k}`)) return `question-${k}`
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, k) => one === b[k])

/** Opens a question, the newest first, and draws it; one that is open already comes to the top. @returns its id. */
export function openQuestion(text: string, options: readonly string[] = []): string {
  const { list } = getState()
  const wanted = text.trim()
  const known = list.find((one) => one.text === wanted && same(one.options, options))
  const one = known ?? { id: freeId(list), text: wanted, options }
  setState({ list: [one, ...list.filter((other) => other !== known)], drawn: one.id, step: undefined })
  return one.id
}

export function closeQuestion(id: string): void {
  const { list, drawn } = getState()
  setState({ list: list.filter((one) => one.id !== id), ...(drawn === id && WHOLE) })
}

/** Moves a question up (-1) or down (1) in the list; at its end it stays. */
export function moveQuestion(id: string, by: -1 | 1): void {
  const list = [...getState().list]
  const at = list.findIndex((one) => one.id === id)
  const [from, to] = [list[at], list[at + by]]
  if (!from || !to) return
  list[at] = to
  list[at + by] = from
  setState({ list })
}

/** Puts a text into the question box, to be finished or asked. */
export const askFor = (asking: string): void => setState({ asking })

/** Draws a question's answer on the map; undefined draws none. */
export const drawQuestion = (id: string | undefined): void => setState({ drawn: id, step: undefined })

/**
 * Draws one step of a question's answer on the map; before the first and beyond the last, the answer as a whole.
 * @param step by its place in the trace, from 0. @param count of the trace's steps.
 */
export const drawStep = (id: string, step: number, count: number): void =>
  setState({ drawn: id, step: step >= 0 && step < count ? step : undefined })

/** The open questions as plain data, to be kept with the document. */
export const openQuestions = (): OpenQuestion[] =>
  getState().list.map(({ id, text, options }) => ({ id, text, options: [...options] }))

/** Opens questions that were kept, in place of those that are open. */
export const reopenQuestions = (list: readonly OpenQuestion[]): void => setState({ list, ...WHOLE })

/** Questions belong to a document: another one begins without any. */
session.subscribe(({ document }, before) => {
  if (document?.predicted !== before.document?.predicted) setState(NONE)
})
