import { dataset, type Screen, screen, showScreen, study } from '../../session/index.ts'

/** What a step of the browser's history says of the page. */
const screenOf = (state: unknown): Screen => {
  const { screen: shown } = (state ?? {}) as { screen?: unknown }
  if (shown === 'dataset' && dataset.getState().dataset) return 'dataset'
  if (shown === 'study' && study.getState().study) return 'study'
  return 'document'
}

/** Lets the browser's Back lead from a row's map to its table, and not out of the page. Returns what ends it. */
export function keepScreens(): () => void {
  const unsubscribe = screen.subscribe(({ shown }, before) => {
    if (shown === before.shown || shown === screenOf(history.state)) return
    history.pushState({ screen: shown }, '')
  })
  const onBack = ({ state }: PopStateEvent) => showScreen(screenOf(state))
  addEventListener('popstate', onBack)
  return () => {
    unsubscribe()
    removeEventListener('popstate', onBack)
  }
}
