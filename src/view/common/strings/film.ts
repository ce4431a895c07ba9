import { plural } from '../format.ts'

/** The film: its picture, the frames that the map rests on, and the way through it. */

export const FILM = {
  title: 'Film',
  searched: (frames: number) => `${plural(frames, 'frame')} searched`,
  over: 'Over the picture',
  detections: 'Detections',
  boxes: 'Boxes',
  cannotPlay: 'This browser cannot play the file: these are the pictures taken from it.',
  frameAt: (time: string) => `Frame at ${time}`,
  noPicture: 'No picture of this moment was kept.',
  noVideo: (name: string) => `Opened without its video, ${name}.`,
  leftOut: (category: string, score: string, because: string) =>
    `${category}, score ${score}, is left out: ${because}.`,
} as const

export const STRIP = {
  label: 'Frames that the map rests on',
  frame: (time: string, notes: string) => `Frame at ${time}: ${notes}`,
  searched: 'searched for objects',
  follows: 'only follows the camera',
  lost: 'left out: its camera could not be placed',
  apart: (part: number) => `in part ${part}, apart from the map`,
  showing: 'shows the selected object',
} as const

export const TRANSPORT = {
  play: 'Play',
  pause: 'Pause',
  previous: 'Frame before',
  next: 'Next frame',
  place: 'Place in the film',
} as const
