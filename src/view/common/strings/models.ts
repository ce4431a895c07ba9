/** The embedded networks and what the app is made of. */
export const MODELS = {
  title: 'Models and licences',
  local: 'Floorsight runs these networks in your browser. No video, picture or map leaves this machine.',
  reading: 'Reading the list…',
  unread: (why: string) => `The list of models could not be read (${why}).`,
  /** Before and after the command to run. */
  remedy: ['Run', 'once and reload.'],
  tells: (what: string) => `Tells ${what}.`,
  backends: 'How they ran',
  /** Before and after the link to the schema. */
  builtWith: [
    'Built with React, three.js, onnxruntime-web, zustand and zod (MIT), mediabunny (MPL-2.0) and IBM Plex Sans (OFL-1.1). Floorsight itself is Apache-2.0. The layout files it writes follow',
    'this schema',
  ],
} as const

export const MODEL_TASKS: Readonly<Record<string, string>> = {
  depth: 'how far away each point is; which frames show the same place',
  detection: 'what things there are, and where in the picture',
  lines: 'straight edges, which tell what is upright',
  'metric-depth': 'a first guess of how long a metre is',
  semantics: 'what each part of the picture shows: walls, doors, furniture',
}
