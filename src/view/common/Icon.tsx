/** Line drawings of 16 px, in the ink of the text beside them. */
const PATHS = {
  play: 'M4.5 2.8v10.4L13 8z',
  pause: 'M4.5 3v10M11.5 3v10',
  previous: 'M12 3 6 8l6 5M4 3v10',
  next: 'm4 3 6 5-6 5M12 3v10',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  up: 'm3.5 10.5 4.5-5 4.5 5',
  down: 'm3.5 5.5 4.5 5 4.5-5',
  check: 'm2.8 8.6 3.4 3.6 7-8.4',
  warn: 'M8 2 14.5 13.5h-13zM8 6.4v3.4M8 11.6v.4',
  question: 'M5.4 5.6a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 1.9M8 12.4v.4',
  chevron: 'm6 3.5 4.5 4.5L6 12.5',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  open: 'M8 10.5V2.5M4.5 6 8 2.5 11.5 6M2.5 13.5h11',
  options: 'M2 5h7M12.5 5H14M2 11h1.5M7 11h7M9 3.2v3.6h3.5V3.2zM3.5 9.2v3.6H7V9.2z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.2v4M8 4.6v.4',
  present: 'M1.5 2.5h13M2.5 2.5v8h11v-8M8 10.5v2M5 14l3-1.5L11 14',
  film: 'M2 3.5h12v9H2zM5 3.5v9M11 3.5v9M2 8h3M11 8h3',
  measure: 'M1.5 10.5 10.5 1.5l4 4-9 9zM4.5 7.5l1.5 1.5M7 5l2 2M9.5 2.5 11 4',
  turn: 'M13 4v3.5H9.5M12.7 7.3A5.2 5.2 0 1 0 13 10.2',
  layers: 'm8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  find: 'M7 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM10.5 10.5 14 14',
  shield: 'M8 1.6 13.2 3.4v4c0 3.2-2 5.7-5.2 7-3.2-1.3-5.2-3.8-5.2-7v-4zM5.6 8l1.7 1.7 3.1-3.3',
  pencil: 'm2.5 13.5 .8-3.2 7.7-7.7 2.4 2.4-7.7 7.7zM9.4 4.2l2.4 2.4',
  undo: 'M5.5 2.5 2.5 5.5l3 3M2.8 5.5H9a4 4 0 0 1 0 8H5',
  redo: 'm10.5 2.5 3 3-3 3M13.2 5.5H7a4 4 0 0 0 0 8h4',
  system: 'M2 3h12v8H2zM5.5 13.5h5',
} as const
export type IconName = keyof typeof PATHS

export const Icon = ({ name }: { name: IconName }) => (
  <svg
    className="icon"
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill={name === 'play' ? 'currentColor' : 'none'}
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinejoin="round"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
)
