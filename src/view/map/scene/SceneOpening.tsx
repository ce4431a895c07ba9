import { type ReactNode, useMemo } from 'react'
import { type Color, DoubleSide } from 'three'
import { mapToThree, type Vec2, type Vec3 } from '../../../geometry/index.ts'
import { type OpeningSymbol, openingEnds } from '../../../layout/index.ts'
import { Lines } from './Lines.tsx'

interface Props {
  symbol: OpeningSymbol
  colour: Color
  edge: Color
  isMarked: boolean
  /** What answers to the pointer. */
  handlers: object
  children?: ReactNode
}

const OPACITY = { glass: 0.3, leaf: 0.22, marked: 0.5 }

type Quad = readonly [Vec2, Vec2]

/** An upright rectangle over a line of the plan, from one height to another. */
const upright = ([a, b]: Quad, low: number, high: number): Vec3[] => [
  [a[0], a[1], low],
  [b[0], b[1], low],
  [b[0], b[1], high],
  [a[0], a[1], high],
]

const edgesOf = (corners: readonly Vec3[]): Vec3[] =>
  corners.flatMap((corner, k) => [corner, corners[(k + 1) % corners.length] as Vec3])

function Panel({ corners, colour, opacity }: { corners: readonly Vec3[]; colour: Color; opacity: number }) {
  const positions = useMemo(() => {
    const [a, b, c, d] = corners.map(mapToThree)
    return new Float32Array([a, b, c, a, c, d].flatMap((point) => [...(point ?? [])]))
  }, [corners])
  return (
    <>
      <bufferGeometry key={positions.join()}>
        <bufferAttribute attach="attributes-position" args={[positions, 3]} />
      </bufferGeometry>
      <meshBasicMaterial color={colour} transparent opacity={opacity} side={DoubleSide} depthWrite={false} />
    </>
  )
}

/** A door or a window where the wall has its hole: its frame, and a pane of glass or the leaves wide open. */
export function SceneOpening({ symbol, colour, edge, isMarked, handlers, children }: Props) {
  const { opening, leaves } = symbol
  const { sill, head } = opening
  const hole = useMemo(() => upright(openingEnds(opening), sill, head), [opening, sill, head])
  const panels = useMemo(
    () => leaves.map(({ hinge, open }) => upright([hinge, open], sill, head)),
    [leaves, sill, head],
  )
  const edges = useMemo(() => [hole, ...panels].flatMap(edgesOf), [hole, panels])
  const isGlass = leaves.length === 0
  return (
    <>
      <mesh {...handlers}>
        <Panel
          corners={hole}
          colour={colour}
          opacity={isMarked ? OPACITY.marked : isGlass ? OPACITY.glass : 0}
        />
      </mesh>
      {panels.map((corners) => (
        <mesh key={corners.join()} {...handlers}>
          <Panel corners={corners} colour={colour} opacity={isMarked ? OPACITY.marked : OPACITY.leaf} />
        </mesh>
      ))}
      <Lines points={edges} colour={edge} />
      {children}
    </>
  )
}
