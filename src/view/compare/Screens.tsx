import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import {
  dataset,
  type OpenDocument,
  type Screen,
  screen,
  showScreen,
  study,
  videoOf,
} from '../../session/index.ts'
import { SCREEN_TITLES, SCREENS } from '../common/strings/compare.ts'
import './screens.css'

// Who opens a video needs neither.
const DatasetScreen = lazy(async () => ({
  default: (await import('./dataset/DatasetScreen.tsx')).DatasetScreen,
}))
const StudyScreen = lazy(async () => ({ default: (await import('./study/StudyScreen.tsx')).StudyScreen }))

/** The screen that is shown: of a dataset only while one is open. */
export function useScreen(): Screen {
  const shown = useStore(screen, (state) => state.shown)
  const hasDataset = useStore(dataset, (state) => state.dataset !== undefined)
  return shown === 'dataset' && !hasDataset ? 'document' : shown
}

/** What is shown in place of the document. */
export const OtherScreen = ({ shown }: { shown: Exclude<Screen, 'document'> }) => (
  <Suspense fallback={<p className="screen-wait quiet">{SCREENS.loading}</p>}>
    {shown === 'dataset' ? <DatasetScreen /> : <StudyScreen />}
  </Suspense>
)

/** The way between the screens; nothing where there is only one to show. */
export function ScreenSwitch({ document }: { document: OpenDocument | undefined }) {
  const shown = useScreen()
  const hasDataset = useStore(dataset, (state) => state.dataset !== undefined)
  const hasStudy = useStore(study, (state) => state.study !== undefined)
  const screens: Screen[] = ['document']
  if (hasStudy || (document && videoOf(document))) screens.push('study')
  if (hasDataset) screens.push('dataset')
  if (screens.length < 2) return null
  return (
    <nav className="segments segments-small screen-switch" aria-label={SCREENS.label}>
      {screens.map((one) => (
        <button key={one} type="button" aria-pressed={one === shown} onClick={() => showScreen(one)}>
          {one === 'document' && !document ? SCREENS.start : SCREEN_TITLES[one]}
        </button>
      ))}
    </nav>
  )
}
