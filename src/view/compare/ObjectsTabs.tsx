import type { ReactNode } from 'react'
import { type OpenDocument, showComparison } from '../../session/index.ts'
import './compare.css'
import { ComparePane } from './ComparePane.tsx'
import { useComparing } from './useComparison.ts'

/** One place for two tables: the objects of the map, and the map held against another. */
export function ObjectsTabs({ document, children }: { document: OpenDocument; children: ReactNode }) {
  const isComparing = useComparing((state) => state.isShown)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields. */}
      <div className="segments segments-small objects-tabs" role="group" aria-label="What the table holds">
        <button type="button" aria-pressed={!isComparing} onClick={() => showComparison(false)}>
          Objects
        </button>
        <button type="button" aria-pressed={isComparing} onClick={() => showComparison(true)}>
          Compare
        </button>
      </div>
      {isComparing ? <ComparePane document={document} /> : children}
    </>
  )
}
