const DAY = 24 * 3600 * 1000

/** A moment of the past as people name it: the time of today, else the day as well. @param at, now: ms since 1970. */
export function momentText(at: number, now: number): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (date.toDateString() === new Date(now).toDateString()) return time
  if (date.toDateString() === new Date(now - DAY).toDateString()) return `yesterday, ${time}`
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}, ${time}`
}
