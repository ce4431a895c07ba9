import { useMemo } from 'react'
import { useStore } from 'zustand'
import { mapToThree, type Vec3 } from '../../../geometry/index.ts'
import { focus, marksShown } from '../../../session/index.ts'
import { useUnits } from '../../common/units.ts'
import { Label } from '../scene/Label.tsx'
import { Lines, wayThrough } from '../scene/Lines.tsx'
import type { Palette } from '../scene/palette.ts'
import { type Shape, shapesOf } from './shapes.ts'
import { wordsIn } from './wordsIn.ts'

/** Of the circle that directions are drawn in, metres. */
const RADIUS = 1
/** Above the floor, so that lines do not flicker through it, metres. */
const ABOVE = 0.02
/** Half a cross that stands for a point, metres. */
const CROSS = 0.05

const lifted = ([x, y, z]: Vec3): Vec3 => [x, y, Math.max(z, ABOVE)]

/** The lines of a shape, each two points one of them. */
function linesOf(shape: Shape): Vec3[] {
  switch (shape.kind) {
    case 'stroke':
      return wayThrough(shape.points.map(lifted))
    case 'fill':
      return wayThrough([...shape.points, shape.points[0] as Vec3].map(lifted))
    case 'dot': {
      const [x, y, z] = lifted(shape.at)
      return [
        [x - CROSS, y, z],
        [x + CROSS, y, z],
        [x, y - CROSS, z],
        [x, y + CROSS, z],
        [x, y, z - CROSS],
        [x, y, z + CROSS],
      ]
    }
    case 'words':
      return []
  }
}

const isMain = (shape: Shape) =>
  shape.kind === 'fill' ? shape.isFound : !('look' in shape) || shape.look !== 'minor'

/** What explains the number that is pointed at, in 3-D: as lines, and its number beside them. */
export function SceneMarks({ palette }: { palette: Palette }) {
  const marks = useStore(focus, marksShown)
  const { units } = useUnits()
  const { main, minor, words } = useMemo(() => {
    const shapes = marks.flatMap((mark) => shapesOf(mark, RADIUS))
    return {
      main: shapes.filter(isMain).flatMap(linesOf),
      minor: shapes.filter((shape) => !isMain(shape)).flatMap(linesOf),
      words: shapes.flatMap((shape) => (shape.kind === 'words' ? [shape] : [])),
    }
  }, [marks])
  return (
    <>
      <Lines points={minor} colour={palette.of['ink-2']} isOnTop />
      <Lines points={main} colour={palette.of.accent} isOnTop />
      {words.map((shape, k) => (
        <Label
          key={k}
          position={mapToThree(lifted(shape.at))}
          lines={[wordsIn(units, shape.text)]}
          palette={palette}
          isSelected={shape.look === 'main'}
        />
      ))}
    </>
  )
}
