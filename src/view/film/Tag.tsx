import type { ScreenRect } from './overlay.ts'

const HEIGHT = 17
/** The mean width of a letter of the tags' type, pixels. */
const GLYPH = 6.1

export const tagSize = (text: string) => ({ width: text.length * GLYPH + 10, height: HEIGHT })

/** A name over the picture. */
export const Tag = ({ at, text, isSelected }: { at: ScreenRect; text: string; isSelected: boolean }) => (
  <g
    className={isSelected ? 'overlay-tag is-selected' : 'overlay-tag'}
    transform={`translate(${at.x} ${at.y})`}
  >
    <rect width={at.width} height={at.height} />
    <text x="5" y="12.5">
      {text}
    </text>
  </g>
)
