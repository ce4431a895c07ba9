/** Before anything is open. */
export const START = {
  title: 'A room video in, a measured plan out.',
  line: 'Floorsight finds the furniture in a video of a room and draws it where it stands, in metres, with how each number came about.',
  drop: 'Drop a video of a room here',
  choose: 'Choose a file',
  sample: 'Try the sample room',
  sampleLine: 'The sample is a room that we drew, so its truth is known and the map can be held against it.',
  samplePredictions: 'See three predictions about it, checked',
  kinds:
    'MP4, MOV, WebM or MKV, as a phone or camera writes it; or what Floorsight saved: a layout, a plan (SVG, PNG), a web page.',
  local: 'Nothing leaves this machine: the video is read, measured and drawn in this browser.',
  schema: 'Schema of the layout files',
  file: 'A room video, or a saved layout',
} as const
