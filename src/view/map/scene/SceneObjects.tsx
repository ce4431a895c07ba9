import type { ThreeEvent } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { BoxGeometry, type Color, EdgesGeometry } from 'three'
import { boxToThree } from '../../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../../layout/index.ts'
import { select } from '../../../session/index.ts'
import { objectName, sizeOf } from '../../common/format.ts'
import { kindOf } from '../../common/kinds.ts'
import { hover } from '../../common/presence.ts'
import { Label } from './Label.tsx'
import type { Palette } from './palette.ts'

/** Between a box's top and its name, metres. */
const LABEL_ABOVE = 0.12

interface Props {
  layout: Layout
  palette: Palette
  selected: string | undefined
  hovered: string | undefined
}

/** The objects as boxes in their kinds' colours, each with its name above it. */
export const SceneObjects = ({ layout, palette, selected, hovered }: Props) =>
  layout.objects.map((object) => (
    <SceneObject
      key={object.id}
      object={object}
      palette={palette}
      isSelected={object.id === selected}
      isHovered={object.id === hovered}
    />
  ))

interface ObjectProps {
  object: LayoutObject
  palette: Palette
  isSelected: boolean
  isHovered: boolean
}

function SceneObject({ object: { id, category, box }, palette, isSelected, isHovered }: ObjectProps) {
  const { position, size, rotationY } = boxToThree(box)
  const tint = palette.kind[kindOf(category)]
  const edge = isSelected ? palette.of.accent : isHovered ? palette.of.ink : tint
  const choose = (event: ThreeEvent<MouseEvent>) => {
    // What is behind it was not meant; and a drag that turns the scene is no click.
    event.stopPropagation()
    if (event.delta < 4) select(id)
  }
  return (
    <group position={position} rotation-y={rotationY}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a mesh is no element; the table is the way in by keyboard. */}
      <mesh
        onClick={choose}
        onPointerOver={(event) => {
          event.stopPropagation()
          hover(id)
        }}
        onPointerOut={() => hover(undefined)}
      >
        <boxGeometry args={[...size]} />
        <meshStandardMaterial
          color={tint}
          transparent
          opacity={isSelected ? 0.75 : isHovered ? 0.65 : 0.5}
          depthWrite={false}
        />
      </mesh>
      <BoxEdges size={size} colour={edge} />
      <Label
        position={[0, size[1] / 2 + LABEL_ABOVE, 0]}
        lines={isSelected ? [objectName(id), sizeOf(box.size)] : [objectName(id)]}
        palette={palette}
        isSelected={isSelected}
      />
    </group>
  )
}

function BoxEdges({ size, colour }: { size: readonly [number, number, number]; colour: Color }) {
  const [x, y, z] = size
  const geometry = useMemo(() => {
    const box = new BoxGeometry(x, y, z)
    const edges = new EdgesGeometry(box)
    box.dispose()
    return edges
  }, [x, y, z])
  useEffect(() => () => geometry.dispose(), [geometry])
  return (
    <lineSegments geometry={geometry} raycast={() => null}>
      <lineBasicMaterial color={colour} />
    </lineSegments>
  )
}
