import { createStore } from 'zustand/vanilla'
import type { Layout } from '../layout/index.ts'
import { showLayout } from './controller.ts'
import { failureOf } from './failure.ts'
import { openQuestions, reopenQuestions } from './questions.ts'
import { session } from './store.ts'

/** A link that holds the map itself: nothing is stored anywhere, what opens it finds all of it after the #. */

/** Longer addresses are cut by programs that they are sent with. */
export const MOST_LINK_LETTERS = 30_000

/** What a link may do without, the least missed first; each stage leaves out all before it too. */
export const LEAVINGS = ['path', 'certainty', 'sightings'] as const
export type Leaving = (typeof LEAVINGS)[number]

export type ShareLink =
  | { kind: 'link'; url: string; leftOut: readonly Leaving[] }
  | { kind: 'too-large'; letters: number }

/** A layout without some of what it rests on. */
export function lighter(layout: Layout, leftOut: readonly Leaving[]): Layout {
  const without = new Set(leftOut)
  let light = layout
  if (without.has('path')) {
    const { cameraPath: _, ...rest } = light
    light = rest
  }
  if (without.has('certainty'))
    light = {
      ...light,
      frames: light.frames.map(({ poseCovariance: _, ...frame }) => frame),
      objects: light.objects.map(({ covariance: _, ...object }) => object),
    }
  if (without.has('sightings'))
    light = {
      ...light,
      frames: [],
      dropped: [],
      objects: light.objects.map((object) => ({ ...object, sightings: [] })),
      ...(light.submaps && {
        submaps: light.submaps.map((piece) => ({
          ...piece,
          frames: [],
          objects: piece.objects.map((object) => ({ ...object, sightings: [] })),
        })),
      }),
    }
  return light
}

/** Five digits: a millimetre of a room. */
const short = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(5)) : value

/**
 * The link to the open document: its map, its open questions, the selected object and the place in the film. The film
 * itself is in no link. Undefined where nothing is open.
 * @param page the app's own address, without its hash.
 */
export async function shareLink(page: string): Promise<ShareLink | undefined> {
  const { document: open, selected, playheadSeconds } = session.getState()
  if (!open) return undefined
  const { packed } = await (await import('../formats/index.ts')).exporters()
  const words = new URLSearchParams()
  if (selected) words.set('object', selected)
  if (playheadSeconds >= 0.05) words.set('t', String(Math.round(playheadSeconds * 100) / 100))
  let letters = 0
  for (let k = 0; k <= LEAVINGS.length; k++) {
    const leftOut = LEAVINGS.slice(0, k)
    const layout = lighter(open.layout, leftOut)
    words.set(
      'share',
      await packed(JSON.stringify({ version: 1, layout, questions: openQuestions() }, short)),
    )
    const url = `${page}#${words}`
    letters = url.length
    if (letters <= MOST_LINK_LETTERS) return { kind: 'link', url, leftOut }
  }
  return { kind: 'too-large', letters }
}

/** What came by a link: its text, and the map that it held. */
const arrived = createStore<{ text: string; layout: Layout } | Record<string, never>>(() => ({}))

/** The link's text that says the same as what is on screen; undefined where the map has another source, or was edited. */
export function sharedText(): string | undefined {
  const { document: open } = session.getState()
  const { text, layout } = arrived.getState()
  return open && layout && open.layout === layout ? text : undefined
}

/** Opens what a link holds. One that cannot be read is told, and what is on screen stays. */
export async function openShared(text: string): Promise<boolean> {
  try {
    const { readShared } = await import('./readShared.ts')
    const { layout, questions } = await readShared(text)
    arrived.setState({ text, layout }, true)
    showLayout(layout)
    reopenQuestions(questions)
    return true
  } catch (error) {
    session.setState({ notice: { ...failureOf(error), about: 'The link' } })
    return false
  }
}
