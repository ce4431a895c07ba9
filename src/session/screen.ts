import { createStore } from 'zustand/vanilla'

/** What fills the page: the document (or the way to one), a dataset of predictions, or the frames study. */
export type Screen = 'document' | 'dataset' | 'study'

export const screen = createStore<{ shown: Screen }>(() => ({ shown: 'document' }))

export const showScreen = (shown: Screen): void => screen.setState({ shown })
