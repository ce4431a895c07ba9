import type { StoredKind } from '../../../session/index.ts'

export const STORAGE = {
  title: 'Storage and privacy',
  local: 'Private: everything stays on this device',
  localMeans:
    'Videos, pictures and maps are processed in this browser. The page’s security policy forbids requests to any other origin.',
  reading: 'Checking storage…',
  unread: (why: string) => `Storage cannot be read (${why}).`,
  nothing: 'empty',
  clear: 'Clear',
  cancel: 'Keep it',
  cleared: (title: string) => `${title}: cleared.`,
  total: (used: string, quota: string) => `${used} of the ${quota} that this browser allows.`,
  storeAll: 'Store all for use offline',
  storeAllHint:
    'The app opens offline after the first visit. This also stores every model, so that videos can be measured offline.',
  storing: (share: string) => `Storing, ${share}`,
  storedAll: 'Stored: Floorsight works offline.',
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
    what: 'Pages, scripts and fonts, to open it offline.',
    sure: 'Clear the app? It needs the network to open then, and is stored again at the next visit.',
  },
  models: {
    title: 'Models',
    what: 'Network weights, fetched at the first run.',
    sure: 'Clear the models? The next run fetches them again.',
  },
  runtime: {
    title: 'Runtime',
    what: 'The inference runtime, the list of models, and the sample room if it was opened.',
    sure: 'Clear the runtime? The next run fetches it again.',
  },
  work: {
    title: 'Unsaved work',
    what: 'The last maps with their edits, questions and pictures. Not the videos.',
    sure: 'Delete all kept maps? Only downloaded maps remain. This cannot be undone.',
  },
  preferences: {
    title: 'Preferences',
    what: 'Theme, single-key shortcuts, and recent commands.',
    sure: 'Reset the preferences?',
  },
}

export const UPDATE = {
  ready: 'A new version of Floorsight is ready.',
  reload: 'Reload',
  later: 'Later',
  warning: 'Reloading ends a running analysis; kept maps stay.',
} as const
