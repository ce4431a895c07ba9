/** The session's door for programs without a page, which have a host of their own: nothing here is in the page's bundle. */
export { type AnalysisHost, analyse } from './analyse.ts'
export type { LentReply } from './film/lendFilm.ts'
export type { FilmRequest } from './film/protocol.ts'
export { FilmError, type FilmHost, openRemoteFilm } from './film/remoteFilm.ts'
export { fromBytes } from './film/wire.ts'
export { DEFAULT_SETTINGS } from './protocol.ts'
