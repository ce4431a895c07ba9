import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type Editing, editing, layoutOf, type OpenDocument } from '../../session/index.ts'

/** Whether and how the map is being edited. */
export const useEditing = (): Editing => useStore(editing)

/** The document with the layout that the user wants to see: with the edits, or as it was predicted. */
export function useVersion(document: OpenDocument): OpenDocument {
  const { version } = useEditing()
  return useMemo(() => {
    const layout = layoutOf(document, version)
    return layout === document.layout ? document : { ...document, layout }
  }, [document, version])
}
