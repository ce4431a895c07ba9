import { useStore } from 'zustand'
import { type SessionState, session } from '../../session/index.ts'

/** A part of the session's state; the component draws again when that part changes. */
export const useSession = <T>(part: (state: SessionState) => T): T => useStore(session, part)
