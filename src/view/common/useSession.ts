import { useStore } from 'zustand'
import { type Panes, panes, type SessionState, session } from '../../session/index.ts'

/** A part of the session's state; the component draws again when that part changes. */
export const useSession = <T>(part: (state: SessionState) => T): T => useStore(session, part)

/** A part of what the panes show. */
export const usePanes = <T>(part: (state: Panes) => T): T => useStore(panes, part)
