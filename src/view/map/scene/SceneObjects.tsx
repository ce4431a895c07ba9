import type { ThreeEvent } from '@react-three/fiber'
import { memo, useEffect, useMemo } from 'react'
import { BoxGeometry, type Color, EdgesGeometry } from 'three'
import { boxToThree, mapToThree, sizeIn } from '../../../geometry/index.ts'
import {
  type Layout,
  type LayoutObject,
  layerOf,
  type OpeningSymbol,
  openingSymbols,
} from '../../../layout/index.ts'
import { select } from '../../../session/index.ts'
import { categoryGroupOf } from '../../common/categoryGroups.ts'
import { objectName } from '../../common/format.ts'
import { hover } from '../../common/presence.ts'
import { useUnits } from '../../common/units.ts'
import { Label } from './Label.tsx'
import type { Palette } from './palette.ts'
import { SceneOpening } from './SceneOpening.tsx'

/** Between a box's top and its name, metres. */
const LABEL_ABOVE = 0.12

interface Props {
  /** With the objects that are drawn. */
  layout: Layout
  /** Of all objects; see `objectNumbers`. */
  numbers: ReadonlyMap<string, number>
  palette: Palette
  selected: string | undefined
  hovered: string | undefined
  hasLabels: boolean
}

/** More names than this hide the room: the smaller things then carry their numbers, and what is no furniture nothing. */
const MOST_NAMES = 24

const isFurniture = ({ category }: LayoutObject) => layerOf(category) === 'furniture'

/** The objects as boxes in their kinds' colours, each with its name, or its number in the table, above it. */
export function SceneObjects({ layout, numbers, palette, selected, hovered, hasLabels }: Props) {
  const { units } = useUnits()
  const symbols = useMemo(
    () => new Map(openingSymbols(layout, 0).map((symbol) => [symbol.opening.object.id, symbol])),
    [layout],
  )
  const named = useMemo(
    () =>
      new Set(
        [...layout.objects]
          .sort((a, b) => Number(isFurniture(b)) - Number(isFurniture(a)) || volume(b) - volume(a))
          .slice(0, MOST_NAMES)
          .map(({ id }) => id),
      ),
    [layout],
  )
  const labelOf = (object: LayoutObject): string => {
    const { id, box } = object
    if (id === selected) return `${objectName(id)}\n${sizeIn(units, box.size)}`
    if (id === hovered) return objectName(id)
    if (!hasLabels) return ''
    if (named.has(id)) return objectName(id)
    return isFurniture(object) ? String(numbers.get(id)) : ''
  }
  return layout.objects.map((object) => (
    <SceneObject
      key={object.id}
      object={object}
      symbol={symbols.get(object.id)}
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
  /** Of a door or a window that stands in a wall. */
  symbol: OpeningSymbol | undefined
  palette: Palette
  /** Its lines; empty for none. */
  label: string
  isSelected: boolean
  isHovered: boolean
}

const OPACITY = { selected: 0.75, hovered: 0.65, unnamed: 0.2, else: 0.5 }

const SceneObject = memo(function SceneObject(props: ObjectProps) {
  const { object, symbol, palette, label, isSelected, isHovered } = props
  const { id, category, box } = object
  const tint = palette.kind[categoryGroupOf(category)]
  const edge = isSelected ? palette.of.accent : isHovered ? palette.of.ink : tint
  const handlers = {
    onClick(event: ThreeEvent<MouseEvent>) {
      // What is behind it was not meant; and a drag that turns the scene is no click.
      event.stopPropagation()
      if (event.delta < 4) select(id)
    },
    onPointerOver(event: ThreeEvent<PointerEvent>) {
      event.stopPropagation()
      hover(id)
    },
    onPointerOut: () => hover(undefined),
  }
  const [x, y, z] = box.center
  const name = label && (
    <Label
      position={mapToThree([x, y, z + box.size[2] / 2 + LABEL_ABOVE])}
      lines={label.split('\n')}
      palette={palette}
      isSelected={isSelected}
      mayHide={!isSelected && !isHovered}
    />
  )
  if (symbol)
    return (
      <SceneOpening
        symbol={symbol}
        colour={tint}
        edge={edge}
        isMarked={isSelected || isHovered}
        handlers={handlers}
      >
        {name}
      </SceneOpening>
    )
  const { position, size, rotationY } = boxToThree(box)
  const plain = layerOf(category) === 'unnamed' ? OPACITY.unnamed : OPACITY.else
  return (
    <>
      <group position={position} rotation-y={rotationY}>
        <mesh {...handlers}>
          <boxGeometry args={[...size]} />
          <meshStandardMaterial
            color={tint}
            transparent
            opacity={isSelected ? OPACITY.selected : isHovered ? OPACITY.hovered : plain}
            depthWrite={false}
          />
        </mesh>
        <BoxEdges size={size} colour={edge} />
      </group>
      {name}
    </>
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
