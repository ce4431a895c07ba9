import { useMemo } from 'react'
import type { Layout } from '../../layout/index.ts'
import { withDraft } from '../../session/index.ts'
import { useSession } from './useSession.ts'

/** The layout with the box that is being dragged: what is computed from the map follows the hand. */
export function useDrafted(layout: Layout): Layout {
  const draft = useSession((state) => state.draft)
  return useMemo(() => withDraft(layout, draft), [layout, draft])
}
