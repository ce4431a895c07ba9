import { createStore } from 'zustand/vanilla'

/** The sections of the trace pane: questions, how the map was made, and the check of a model's response. */
export const TRACE_TABS = ['ask', 'made', 'check'] as const
export type TraceTab = (typeof TRACE_TABS)[number]

export const traceTab = createStore<{ tab: TraceTab }>(() => ({ tab: 'ask' }))

export const showTraceTab = (tab: TraceTab): void => traceTab.setState({ tab })
