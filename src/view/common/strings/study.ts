/** The screen of the frames study. */

export const STUDY_TEXTS = {
  title: 'How many frames does the map need?',
  about:
    'The same video, analysed with 1, 4, 8, 12 and 16 frames searched for objects, one after the other. The open map stays as it is.',
  noVideo: 'The study needs the video itself: open one, and come back when its map is there.',
  busy: 'Another video is being analysed: the study can begin when that is done.',
  running: (frames: string, stage: string) => `${frames}: ${stage}`,
  truth: (name: string) => `Held against ${name}, turn and shift taken out.`,
  noTruth: 'With a truth held against the open map (Compare), the errors stand here too.',
  questions: 'The questions that are open on the map; without any, two counts and two distances.',
} as const
