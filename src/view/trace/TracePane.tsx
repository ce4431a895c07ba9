import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import {
  type OpenDocument,
  questions,
  showTraceTab,
  TRACE_TABS,
  type TraceTab,
  traceTab,
} from '../../session/index.ts'
import { TRACE } from '../common/strings/ask.ts'
import { useSession } from '../common/useSession.ts'
import { MadeSections } from './MadeSections.tsx'
import './trace.css'

// Neither is needed to see a map: they come when they are first shown.
const AskPanel = lazy(async () => ({ default: (await import('./ask/AskPanel.tsx')).AskPanel }))
const CheckPanel = lazy(async () => ({ default: (await import('./check/CheckPanel.tsx')).CheckPanel }))

/** The trace: questions and their steps, how the map came about, and the verdicts on a model's response. */
export function TracePane({ document }: { document: OpenDocument }) {
  const { tab } = useStore(traceTab)
  const visited = useRef(new Set<TraceTab>())
  visited.current.add(tab)
  useExplainSelected()
  const panel = (id: TraceTab, content: ReactNode) =>
    visited.current.has(id) && (
      <div
        id={`trace-panel-${id}`}
        role="tabpanel"
        aria-labelledby={`trace-tab-${id}`}
        className="trace-panel"
        hidden={id !== tab}
      >
        <Suspense fallback={null}>{content}</Suspense>
      </div>
    )
  return (
    <section className="pane trace-pane" aria-labelledby="trace-title">
      <header className="pane-head">
        <h2 id="trace-title" className="visually-hidden">
          {TRACE.title}
        </h2>
        <Tabs tab={tab} />
      </header>
      {panel('ask', <AskPanel document={document} />)}
      {panel('made', <MadeSections layout={document.layout} isShown={tab === 'made'} />)}
      {panel('check', <CheckPanel document={document} />)}
    </section>
  )
}

/** Until somebody asks something, an object that is selected is explained by how it came about. */
function useExplainSelected(): void {
  const selected = useSession((state) => state.selected)
  useEffect(() => {
    const { list, asking, drawn } = questions.getState()
    // Nor who is in the middle of the worked example.
    if (
      selected &&
      list.length === 0 &&
      asking === '' &&
      drawn === undefined &&
      traceTab.getState().tab === 'ask'
    )
      showTraceTab('made')
  }, [selected])
}

function Tabs({ tab }: { tab: TraceTab }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = TRACE_TABS.indexOf(tab)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TRACE_TABS.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = TRACE_TABS[(to + TRACE_TABS.length) % TRACE_TABS.length] as TraceTab
    showTraceTab(next)
    event.currentTarget.querySelector<HTMLElement>(`#trace-tab-${next}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-labelledby="trace-title" onKeyDown={onKeyDown}>
      {TRACE_TABS.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`trace-tab-${id}`}
          aria-selected={id === tab}
          aria-controls={`trace-panel-${id}`}
          tabIndex={id === tab ? 0 : -1}
          onClick={() => showTraceTab(id)}
        >
          {TRACE.tabs[id]}
        </button>
      ))}
    </div>
  )
}
