import { plural } from '../format.ts'

/** The screen of the frames study. */

export const STUDY_TEXTS = {
  label: 'Frames study',
  title: 'How many frames does the map need?',
  about:
    'The same video with 1, 4, 8, 12 and 16 keyframes searched, one run after the other. The open map stays as it is.',
  noVideo: 'The study needs the video: open one, and come back when its map is done.',
  run: 'Run the study',
  again: 'Run again',
  cancel: 'Cancel',
  busy: 'Another video is being analysed. Start the study when it is done.',
  waiting: 'waits',
  cancelled: 'cancelled',
  progress: (done: number, total: number) => `${done} of ${total} maps are done.`,
  stopped: (done: number, total: number) =>
    `Cancelled: ${done} of ${total} maps ${done === 1 ? 'is done and stays' : 'are done and stay'} here. Run it again for all of them.`,
  stages: {
    open: 'opening the video',
    follow: 'watching the film',
    models: 'loading the models',
    watch: 'analysing keyframes',
    link: 'finding the camera path',
    map: 'building the map',
  },
  running: (frames: string, stage: string) => `${frames}: ${stage}`,
  plan: (objects: number) => `Plan with ${plural(objects, 'object')}`,
  done: (objects: number, time: string) => `${plural(objects, 'object')} · ${time}`,
  truth: (name: string) => `Compared with ${name}, rigid alignment.`,
  noTruth: 'Compare the open map with ground truth to see the errors here.',
  answers: 'Answers',
  question: 'Question',
  questions: 'The open questions; without any, two counts and two distances.',
} as const

/** Its charts: values over the number of frames. */
export const STUDY_CHARTS = {
  title: 'Errors and time',
  found: 'Objects found, F1',
  within1m: 'within 1 m',
  at25: 'footprints, IoU 0.25',
  at50: 'footprints, IoU 0.5',
  errors: 'Errors of the pairs',
  center: 'centre',
  size: 'size',
  time: 'Run time',
  axis: 'frames',
  none: 'none',
  value: (frames: number, value: string) => `${plural(frames, 'frame')} ${value}`,
  point: (series: string, frames: number, value: string) => `${series}, ${plural(frames, 'frame')}: ${value}`,
} as const
