/** The options of a run. */
export const OPTIONS = {
  frames: 'Frames to search for objects',
  timesHint: 'Such as 0.5, 2, 4.25. Until a time is given, frames are spread evenly.',
  framesHint:
    'Auto takes 16, spread evenly, or all of a clip of few frames. More frames see more and take longer.',
  fieldOfViewHint: 'Of the picture’s longer side, if you know it. Empty: measured from the film.',
  cameraHeightHint: 'If you know it, it sets the scale.',
  cpuOnly: 'CPU only: leave the graphics processor alone',
  effort: 'Effort, from quick to precise',
} as const
