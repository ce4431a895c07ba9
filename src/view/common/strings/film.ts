import { plural } from '../format.ts'

/** The film: its picture, the frames that the map rests on, and the way through it. */

export const FILM = {
  title: 'Film',
  searched: (frames: number) => plural(frames, 'keyframe'),
  over: 'Over the picture',
  detections: 'Detections',
  boxes: 'Boxes',
  semantics: 'Semantics',
  semanticsTitle: 'What each patch of the picture is taken for (S)',
  cannotPlay: 'This browser cannot play the file; its keyframes are shown instead.',
  frameAt: (time: string) => `Frame at ${time}`,
  noPicture: 'No picture was kept for this time.',
  noVideo: (name: string) => `Opened without its video, ${name}.`,
  leftOut: (category: string, score: string, because: string) =>
    `${category}, score ${score}, dropped: ${because}.`,
} as const

/** What the picture's patches are taken for. */
export const SEMANTICS = {
  label: 'Semantics of the picture',
  keys: 'Arrow keys move over the patches, five at a time with Shift.',
  legend: 'Classes in the picture, the largest first',
  none: 'No semantics were kept for this frame.',
  patch: (name: string, share: string) => `${name} ${share}`,
  or: (name: string, share: string) => `, or ${name} ${share}`,
} as const

export const STRIP = {
  label: 'Keyframes',
  frame: (time: string, notes: string) => `Frame at ${time}: ${notes}`,
  searched: 'keyframe, searched for objects',
  follows: 'keyframe for the camera path only',
  lost: 'not placed on the map',
  apart: (part: number) => `in part ${part}, separate from the map`,
  showing: 'shows the selected object',
} as const

export const TRANSPORT = {
  play: 'Play',
  pause: 'Pause',
  previous: 'Previous frame',
  next: 'Next frame',
  place: 'Playback time',
} as const
