import { useMemo } from 'react'
import { DoubleSide, FrontSide, ShapeUtils, Vector2 } from 'three'
import { mapToThree, type Vec2, type Vec3 } from '../../../geometry/index.ts'
import { type Layout, type LayoutRoom, type Wall, wallsOf } from '../../../layout/index.ts'
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

/** A wall stands where one was seen; it hides nothing, because its outer side is not drawn. */
function SceneWall({ wall, height, palette }: { wall: Wall; height: number; palette: Palette }) {
  const middle = mapToThree([(wall.from[0] + wall.to[0]) / 2, (wall.from[1] + wall.to[1]) / 2, height / 2])
  // A plane of three faces its own +z, the map's −y: turned so that it faces into the room.
  const turn = Math.atan2(-wall.outward[1], -wall.outward[0]) + Math.PI / 2
  return (
    <mesh position={middle} rotation-y={turn} raycast={() => null}>
      <planeGeometry args={[wall.metres, height]} />
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

/** The room: its floor, its outline, and the walls that were seen. */
export function SceneRoom({ room, palette }: { room: LayoutRoom; palette: Palette }) {
  const walls = useMemo(() => wallsOf(room), [room])
  const height = room.heightMetres?.value ?? WALL_HEIGHT
  const outline = useMemo(
    () =>
      walls.flatMap(({ from, to }): Vec3[] => [
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
        .filter(({ seen }) => seen)
        .map((wall) => (
          <SceneWall key={wall.from.join()} wall={wall} height={height} palette={palette} />
        ))}
    </>
  )
}
