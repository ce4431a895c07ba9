import { plural } from '../format.ts'

/** The map shown to others, full screen. */
export const PRESENT = {
  label: (name: string) => `Presentation of ${name}`,
  play: 'Play',
  pause: 'Pause',
  again: 'Restart',
  next: 'Next question',
  exit: 'End',
  place: 'Playback time',
  count: (shown: number, all: number) => `${shown} of ${plural(all, 'object')}`,
  area: 'floor area',
  noPicture: 'No picture was kept for this time.',
  frameAt: (time: string) => `The film at ${time}`,
  plan: (count: number) => `Plan with ${plural(count, 'object')} so far`,
  all: (count: number) => `All ${plural(count, 'object')} are on the map.`,
  keys: 'Space plays and pauses, the arrow keys move in the film, Home begins again, N shows the next question, Escape ends.',
} as const
