/** Before anything is open. */
export const START = {
  title: 'A room video in, a measured plan out.',
  line: 'Floorsight finds doors, windows, furniture and small things in a video of a room and draws them to scale, with the evidence for every number.',
  drop: 'Drop a video of a room here',
  choose: 'Choose a file',
  record: 'Record a room',
  guide: [
    'Walk slowly, and turn once around.',
    'Keep the floor in view.',
    'Half a minute is enough for a room.',
  ],
  sample: 'Try the sample room',
  sampleLine: 'The sample room is computer-drawn, so its map can be compared with ground truth.',
  samplePredictions: 'See three checked predictions about it',
  kinds: 'MP4, MOV, WebM or MKV from a phone or camera; or a Floorsight layout, plan (SVG, PNG) or web page.',
  local: 'Private: the video stays on this device. It is read, measured and drawn in this browser.',
  schema: 'Schema of the layout files',
  file: 'A room video, or a saved layout',
} as const
