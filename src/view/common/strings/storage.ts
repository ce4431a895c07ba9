import type { StoredKind } from '../../../session/index.ts'

export const STORAGE = {
  title: 'Storage and privacy',
  local: 'Everything stays on this machine',
  localMeans:
    'Videos, pictures and maps are read and measured in this browser. The page may fetch nothing from any other origin and send nothing to one: its policy forbids it, and the browser holds it to that.',
  reading: 'Looking what is kept…',
  unread: (why: string) => `What is kept cannot be read (${why}).`,
  nothing: 'nothing kept',
  clear: 'Clear',
  cancel: 'Keep it',
  cleared: (title: string) => `${title}: cleared.`,
  total: (used: string, quota: string) => `${used} of the ${quota} that this browser allows.`,
  storeAll: 'Store all for use offline',
  storeAllHint:
    'The app itself opens without a network after the first visit. This also stores every model, so that videos can be measured without one.',
  storing: (share: string) => `Storing, ${share}`,
  storedAll: 'All is stored: Floorsight works without a network.',
  notStored: (why: string) => `Not all could be stored (${why}).`,
} as const

interface Words {
  title: string
  what: string
  /** What is asked before it is cleared. */
  sure: string
}

export const STORED: Readonly<Record<StoredKind | 'preferences', Words>> = {
  app: {
    title: 'The app',
    what: 'Its pages, scripts and fonts, for opening it without a network.',
    sure: 'Clear the app? It then needs the network to open, and is stored again at the next visit.',
  },
  models: {
    title: 'Models',
    what: 'The networks’ weights, fetched at the first run.',
    sure: 'Clear the models? The next run fetches them again.',
  },
  runtime: {
    title: 'Runtime',
    what: 'What runs the networks, the list of models, and the sample where it was opened.',
    sure: 'Clear the runtime? The next run fetches it again.',
  },
  work: {
    title: 'Unsaved work',
    what: 'The last maps with their edits and pictures, to be opened after a reload.',
    sure: 'Throw all kept maps away? Only those that you downloaded remain. This cannot be undone.',
  },
  preferences: {
    title: 'Preferences',
    what: 'Theme, shortcuts of one key, and the commands used lately.',
    sure: 'Forget the preferences? The page is then as it was at first.',
  },
}

export const UPDATE = {
  ready: 'A new version of Floorsight is ready.',
  reload: 'Reload',
  later: 'Later',
  warning: 'A running analysis would end; kept maps stay.',
} as const
