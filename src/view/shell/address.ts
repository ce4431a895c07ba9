import { submapOfObject } from '../../layout/index.ts'
import type { SessionState } from '../../session/index.ts'

/** What the URL's hash remembers: the selected object, the place in the film, and the map itself where it came by a link. */
export interface Address {
  object: string | undefined
  seconds: number | undefined
  /** A shared map, as session/share.ts packs it. */
  shared?: string | undefined
}

/** Reads `#object=sink-1&t=4.2` and `#share=…`; what it does not understand is left out. */
export function readAddress(hash: string): Address {
  const words = new URLSearchParams(hash.replace(/^#/, ''))
  const time = Number(words.get('t') || Number.NaN)
  return {
    object: words.get('object') || undefined,
    seconds: Number.isFinite(time) && time >= 0 ? time : undefined,
    ...(words.get('share') && { shared: words.get('share') as string }),
  }
}

/** The hash for a selection and a time, without what is at its beginning; empty where nothing is to be said. */
export function writeAddress({ object, seconds, shared }: Address): string {
  const words = new URLSearchParams()
  if (object) words.set('object', object)
  if (seconds !== undefined && seconds >= 0.05) words.set('t', String(Math.round(seconds * 100) / 100))
  if (shared) words.set('share', shared)
  return words.size ? `#${words}` : ''
}

/** The part of an address that a document has. */
export function addressIn(
  { layout }: NonNullable<SessionState['document']>,
  { object, seconds }: Address,
): Address {
  const last = layout.frames.at(-1)?.timestampSeconds ?? 0
  const length = Math.max(layout.source.durationSeconds, last)
  return {
    object: object !== undefined && submapOfObject(layout, object) !== undefined ? object : undefined,
    seconds: seconds !== undefined && seconds <= length ? seconds : undefined,
  }
}
