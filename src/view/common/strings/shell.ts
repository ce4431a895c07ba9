/** The header and the frame of the page. */

export const HEADER = {
  options: 'Options of the next run',
  find: 'Find a command (Ctrl or ⌘ K)',
  models: 'Models and licences',
  local: 'Private: everything stays on this device',
  localShort: 'Private',
  storage: 'storage and privacy',
  theme: {
    system: 'Theme of the system; change to light',
    light: 'Light theme; change to dark',
    dark: 'Dark theme; change to that of the system',
  },
} as const

export const PAGE = {
  drop: 'Drop the video, or a saved layout, anywhere',
} as const

export const FAULT = {
  title: 'The page could not be drawn',
  ofOurs: (message: string) => `This is a bug in Floorsight (${message}).`,
  safe: 'Your map is not lost: download it first.',
  download: 'Download layout',
  again: 'Try again',
} as const
