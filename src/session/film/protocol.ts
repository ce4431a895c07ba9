import type { FilmPicture, FollowEnd, FollowedPart } from '../../perception/index.ts'
import type { VideoInfo } from '../../video/index.ts'
import type { Failure } from '../protocol.ts'

/** What the analysis and the worker that decodes its film say to each other. */

/** A pass over the film, which gives its items one at a time. */
export type FilmPass =
  | { pass: 'follow'; alsoSeconds: readonly number[] }
  | { pass: 'followTimes'; timesSeconds: readonly number[] }
  | { pass: 'pictures'; timesSeconds: readonly number[] }

export type FilmRequest =
  | { type: 'open'; file: File }
  /** Starts a pass. @property id names it from now on. */
  | ({ type: 'start'; id: number } & FilmPass)
  /** Asks for the next item of a pass; may be asked again before it has come. */
  | { type: 'next'; id: number }
  /** Ends a pass early. */
  | { type: 'stop'; id: number }

export type FilmItem = FollowedPart | FilmPicture

export type FilmReply =
  | { type: 'opened'; info: VideoInfo }
  | { type: 'item'; id: number; item: FilmItem }
  | { type: 'end'; id: number; end: FollowEnd | undefined }
  /** Of a pass, or of the opening. */
  | { type: 'failed'; id: number | undefined; failure: Failure }

/** One end of a channel: a worker, or what a worker sees of its parent. */
export interface Port {
  postMessage(message: unknown, options: { transfer: Transferable[] }): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}
