import type { ReactNode } from 'react'
import { type OpenDocument, showComparison } from '../../session/index.ts'
import { COMPARE_TEXTS } from '../common/strings/compare.ts'
import './compare.css'
import { ComparePane } from './ComparePane.tsx'
import { useComparing } from './useComparison.ts'

/** One place for two tables: the objects of the map, and the map held against another. */
export function ObjectsTabs({ document, children }: { document: OpenDocument; children: ReactNode }) {
  const isComparing = useComparing((state) => state.isShown)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields. */}
      <div className="segments segments-small objects-tabs" role="group" aria-label={COMPARE_TEXTS.tabs}>
        <button type="button" aria-pressed={!isComparing} onClick={() => showComparison(false)}>
          {COMPARE_TEXTS.objects}
        </button>
        <button type="button" aria-pressed={isComparing} onClick={() => showComparison(true)}>
          {COMPARE_TEXTS.title}
        </button>
      </div>
      {isComparing ? <ComparePane document={document} /> : children}
    </>
  )
}
