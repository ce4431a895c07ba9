/** The embedded networks and what the app is made of. */
export const MODELS = {
  title: 'Models and licences',
  local: 'Floorsight runs these networks in your browser. No video, picture or map leaves this device.',
  reading: 'Reading the list…',
  unread: (why: string) => `The list of models could not be read (${why}).`,
  /** Before and after the command to run. */
  remedy: ['Run', 'once and reload.'],
  tells: (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
  backends: 'How they ran',
  /** Before and after the link to the schema. */
  builtWith: [
    'Built with React, three.js, onnxruntime-web, zustand and zod (MIT), mediabunny (MPL-2.0) and IBM Plex Sans (OFL-1.1). Floorsight itself is Apache-2.0. The layout files it writes follow',
    'this schema',
  ],
} as const

export const MODEL_TASKS: Readonly<Record<string, string>> = {
  depth: 'estimates depth per pixel, and features that match frames of the same place',
  detection: 'detects objects in the picture',
  lines: 'finds straight edges, which show what is upright',
  'metric-depth': 'estimates metric depth, one of the scale cues',
  semantics: 'names what each patch shows: walls, doors, furniture',
}
