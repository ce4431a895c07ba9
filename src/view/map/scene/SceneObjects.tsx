import type { ThreeEvent } from '@react-three/fiber'
import { memo, useEffect, useMemo } from 'react'
import { BoxGeometry, type Color, EdgesGeometry } from 'three'
import { boxToThree, sizeIn } from '../../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../../layout/index.ts'
import { select } from '../../../session/index.ts'
import { categoryGroupOf } from '../../common/categoryGroups.ts'
import { objectName } from '../../common/format.ts'
import { hover } from '../../common/presence.ts'
import { objectNumbers } from '../../common/shown.ts'
import { useUnits } from '../../common/units.ts'
import { Label } from './Label.tsx'
import type { Palette } from './palette.ts'

/** Between a box's top and its name, metres. */
const LABEL_ABOVE = 0.12

interface Props {
  layout: Layout
  palette: Palette
  selected: string | undefined
  hovered: string | undefined
  hasLabels: boolean
}

/** More names than this hide the room: the smaller things then carry their numbers. */
const MOST_NAMES = 24

/** The objects as boxes in their kinds' colours, each with its name, or its number in the table, above it. */
export function SceneObjects({ layout, palette, selected, hovered, hasLabels }: Props) {
  const { units } = useUnits()
  const numbers = useMemo(() => objectNumbers(layout), [layout])
  const named = useMemo(
    () =>
      new Set(
        [...layout.objects]
          .sort((a, b) => volume(b) - volume(a))
          .slice(0, MOST_NAMES)
          .map(({ id }) => id),
      ),
    [layout],
  )
  const labelOf = ({ id, box }: LayoutObject): string => {
    if (id === selected) return `${objectName(id)}\n${sizeIn(units, box.size)}`
    if (id === hovered) return objectName(id)
    if (!hasLabels) return ''
    return named.has(id) ? objectName(id) : String(numbers.get(id))
  }
  return layout.objects.map((object) => (
    <SceneObject
      key={object.id}
      object={object}
      palette={palette}
      label={labelOf(object)}
      isSelected={object.id === selected}
      isHovered={object.id === hovered}
    />
  ))
}

const volume = ({ box: { size } }: LayoutObject) => size[0] * size[1] * size[2]

interface ObjectProps {
  object: LayoutObject
  palette: Palette
  /** Its lines; empty for none. */
  label: string
  isSelected: boolean
  isHovered: boolean
}

const SceneObject = memo(function SceneObject(props: ObjectProps) {
  const { object, palette, label, isSelected, isHovered } = props
  const { id, category, box } = object
  const { position, size, rotationY } = boxToThree(box)
  const tint = palette.kind[categoryGroupOf(category)]
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
      {label && (
        <Label
          position={[0, size[1] / 2 + LABEL_ABOVE, 0]}
          lines={label.split('\n')}
          palette={palette}
          isSelected={isSelected}
          mayHide={!isSelected && !isHovered}
        />
      )}
    </group>
  )
})

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
