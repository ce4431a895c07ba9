import { memo, useMemo } from 'react'
import type { FrameSemantics } from '../../session/index.ts'
import type { Size } from '../common/useSize.ts'
import { type Fit, spreadTags } from './overlay.ts'
import {
  borderPath,
  type Cell,
  type ClassLook,
  looksOf,
  type Pattern,
  patchNames,
  patchPaths,
} from './semantics.ts'
import { Tag, tagSize } from './Tag.tsx'

interface Props {
  semantics: FrameSemantics
  /** How the picture lies on the screen, and how large a cell is there. */
  fit: Fit
  cell: Size
  size: Size
  /** The class that is singled out: the others are fainter. */
  singled: string | undefined
  picked: Cell | undefined
}

const PATTERN_PATHS: Readonly<Record<Exclude<Pattern, 'plain'>, string>> = {
  lines: 'M-2 6 6 -2M2 10 10 2',
  dots: 'M2 2h.01M6 6h.01',
}
const patternId = (pattern: Pattern) => `patch-${pattern}`

/** The patterns that tell classes of one colour apart, as large on the screen however the cells are stretched. */
const Patterns = ({ cell }: { cell: Size }) => (
  <defs>
    {Object.entries(PATTERN_PATHS).map(([pattern, path]) => (
      <pattern
        key={pattern}
        id={patternId(pattern as Pattern)}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform={`scale(${1 / cell.width} ${1 / cell.height})`}
      >
        <path d={path} className={`patch-${pattern}`} />
      </pattern>
    ))}
  </defs>
)

/** What the picture's patches are taken for: tinted by class, with lines between classes and their names. */
export const Patches = memo(function Patches({ semantics, fit, cell, size, singled, picked }: Props) {
  const looks = useMemo(() => looksOf(semantics), [semantics])
  const border = useMemo(() => borderPath(semantics), [semantics])
  const names = useMemo(() => patchNames(semantics), [semantics])
  const tags = spreadTags(
    names.map(({ name, at: [x, y] }) => {
      const { width, height } = tagSize(name)
      const top = fit.y + y * cell.height - height / 2
      return {
        x: fit.x + x * cell.width - width / 2,
        y: Math.min(top, size.height - height),
        width,
        height,
      }
    }),
    size,
  )
  return (
    <g className="patches">
      <g transform={`translate(${fit.x} ${fit.y}) scale(${cell.width} ${cell.height})`}>
        <Patterns cell={cell} />
        {looks.map((look) => (
          <ClassPatches
            key={look.name}
            semantics={semantics}
            look={look}
            isFaint={singled !== undefined && singled !== look.name}
          />
        ))}
        <path d={border} className="patch-border" />
        {picked && <rect x={picked.column} y={picked.row} width="1" height="1" className="patch-picked" />}
      </g>
      {names.map(({ name }, k) => {
        const at = tags[k]
        const isFaint = singled !== undefined && singled !== name
        return at && !isFaint && <Tag key={name} at={at} text={name} isSelected={singled === name} />
      })}
    </g>
  )
})

interface ClassProps {
  semantics: FrameSemantics
  look: ClassLook
  isFaint: boolean
}

function ClassPatches({ semantics, look: { name, colour, pattern }, isFaint }: ClassProps) {
  const { sure, unsure } = useMemo(() => patchPaths(semantics, name), [semantics, name])
  return (
    <g className={isFaint ? 'patch is-faint' : 'patch'} style={{ fill: colour }}>
      <path d={sure} className="patch-sure" />
      <path d={unsure} className="patch-unsure" />
      {pattern !== 'plain' && <path d={sure + unsure} fill={`url(#${patternId(pattern)})`} />}
    </g>
  )
}
