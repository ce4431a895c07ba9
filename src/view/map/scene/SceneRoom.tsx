import { useMemo } from 'react'
import { DoubleSide, FrontSide, ShapeUtils, Vector2 } from 'three'
import { mapToThree, type Vec2, type Vec3 } from '../../../geometry/index.ts'
import {
  type Layout,
  type LayoutRoom,
  type WallWithOpenings,
  wallPanels,
  wallsWithOpenings,
} from '../../../layout/index.ts'
import { extentOf } from '../extent.ts'
import { Lines } from './Lines.tsx'
import type { Palette } from './palette.ts'

/** Drawn where no ceiling was seen, metres. */
const WALL_HEIGHT = 2.4
const GRID_STEP = 1
/** Between surfaces that would otherwise flicker through each other, metres. */
const APART = 0.004

/** The floor's grid, one line a metre, as far as the map reaches. */
export function FloorGrid({ layout, palette }: { layout: Layout; palette: Palette }) {
  const points = useMemo(() => {
    const { min, max } = extentOf(layout)
    const from: Vec2 = [Math.floor(min[0]) - 1, Math.floor(min[1]) - 1]
    const to: Vec2 = [Math.ceil(max[0]) + 1, Math.ceil(max[1]) + 1]
    const lines: Vec3[] = []
    for (let x = from[0]; x <= to[0]; x += GRID_STEP) lines.push([x, from[1], 0], [x, to[1], 0])
    for (let y = from[1]; y <= to[1]; y += GRID_STEP) lines.push([from[0], y, 0], [to[0], y, 0])
    return lines
  }, [layout])
  return <Lines points={points} colour={palette.of['grid-major']} />
}

/** The corners of a wall's panels, as three.js takes them; two triangles each, which face into the room. */
function panelCorners({ wall, openings }: WallWithOpenings, height: number): Float32Array {
  const { from, to, metres } = wall
  const at = (along: number, z: number): readonly number[] =>
    mapToThree([
      from[0] + ((to[0] - from[0]) * along) / metres,
      from[1] + ((to[1] - from[1]) * along) / metres,
      z,
    ])
  return new Float32Array(
    wallPanels(metres, height, openings).flatMap((panel) => {
      const [a, b] = [at(panel.from, panel.bottom), at(panel.to, panel.bottom)]
      const [c, d] = [at(panel.to, panel.top), at(panel.from, panel.top)]
      return [b, a, d, b, d, c].flat()
    }),
  )
}

/** A wall stands where one was seen, with holes for its doors and windows; its outer side hides nothing. */
function SceneWall({ of, height, palette }: { of: WallWithOpenings; height: number; palette: Palette }) {
  const corners = useMemo(() => panelCorners(of, height), [of, height])
  return (
    <mesh raycast={() => null}>
      <bufferGeometry key={corners.join()}>
        <bufferAttribute attach="attributes-position" args={[corners, 3]} />
      </bufferGeometry>
      <meshBasicMaterial
        color={palette.of['rule-strong']}
        transparent
        opacity={0.2}
        side={FrontSide}
        depthWrite={false}
      />
    </mesh>
  )
}

interface RoomProps {
  room: LayoutRoom
  /** Those that are drawn: their doors and windows are holes in the walls. */
  objects: Layout['objects']
  palette: Palette
}

/** How high walls are drawn, metres. */
const wallHeight = (room: LayoutRoom): number => room.heightMetres?.value ?? WALL_HEIGHT

/** The room: its floor, its outline, and the walls that were seen. */
export function SceneRoom({ room, objects, palette }: RoomProps) {
  const walls = useMemo(() => wallsWithOpenings({ room, objects }), [room, objects])
  const outline = useMemo(
    () =>
      walls.flatMap(({ wall: { from, to } }): Vec3[] => [
        [from[0], from[1], APART],
        [to[0], to[1], APART],
      ]),
    [walls],
  )
  const floor = useMemo(
    () => new Float32Array(room.outline.flatMap(([x, y]) => mapToThree([x, y, -APART]))),
    [room],
  )
  const triangles = useMemo(
    // A room may have corners that go in: a fan of triangles would cover what is outside.
    () =>
      new Uint16Array(
        ShapeUtils.triangulateShape(
          room.outline.map(([x, y]) => new Vector2(x, y)),
          [],
        ).flat(),
      ),
    [room],
  )
  return (
    <>
      {room.outline.length > 0 && (
        <mesh raycast={() => null}>
          <bufferGeometry key={floor.join()}>
            <bufferAttribute attach="attributes-position" args={[floor, 3]} />
            <bufferAttribute attach="index" args={[triangles, 1]} />
          </bufferGeometry>
          <meshBasicMaterial color={palette.of.rule} transparent opacity={0.45} side={DoubleSide} />
        </mesh>
      )}
      <Lines points={outline} colour={palette.of.ink} />
      {walls
        .filter(({ wall }) => wall.seen)
        .map((one) => (
          <SceneWall key={one.wall.from.join()} of={one} height={wallHeight(room)} palette={palette} />
        ))}
    </>
  )
}
