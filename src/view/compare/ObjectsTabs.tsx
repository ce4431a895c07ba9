import type { ReactNode } from 'react'
import { type OpenDocument, showComparison } from '../../session/index.ts'
import { Segments } from '../common/Segments.tsx'
import { COMPARE_TEXTS } from '../common/strings/compare.ts'
import './compare.css'
import { ComparePane } from './ComparePane.tsx'
import { useComparing } from './useComparison.ts'

/** By their words. */
const TABS = ['objects', 'title'] as const

/** One place for two tables: the objects of the map, and its comparison with another. */
export function ObjectsTabs({ document, children }: { document: OpenDocument; children: ReactNode }) {
  const isComparing = useComparing((state) => state.isShown)
  return (
    <>
      <Segments
        label={COMPARE_TEXTS.tabs}
        values={TABS}
        value={isComparing ? 'title' : 'objects'}
        onChoose={(tab) => showComparison(tab === 'title')}
        className="objects-tabs"
      >
        {(tab) => COMPARE_TEXTS[tab]}
      </Segments>
      {isComparing ? <ComparePane document={document} /> : children}
    </>
  )
}
