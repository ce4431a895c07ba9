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
  chevron: 'm6 3.5 4.5 4.5L6 12.5',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  open: 'M8 10.5V2.5M4.5 6 8 2.5 11.5 6M2.5 13.5h11',
  options: 'M2 5h7M12.5 5H14M2 11h1.5M7 11h7M9 3.2v3.6h3.5V3.2zM3.5 9.2v3.6H7V9.2z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.2v4M8 4.6v.4',
  film: 'M2 3.5h12v9H2zM5 3.5v9M11 3.5v9M2 8h3M11 8h3',
  measure: 'M1.5 10.5 10.5 1.5l4 4-9 9zM4.5 7.5l1.5 1.5M7 5l2 2M9.5 2.5 11 4',
} as const

export const Icon = ({ name }: { name: keyof typeof PATHS }) => (
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
