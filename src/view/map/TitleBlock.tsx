import type { ReactNode } from 'react'
import type { Layout, Measured } from '../../layout/index.ts'
import { fixed, percent } from '../common/format.ts'
import { wallsOf } from './plan/walls.ts'

const Cell = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd className="number">{children}</dd>
  </div>
)

const WithSd = ({ value, sd, unit }: Measured & { unit: string }) => (
  <>
    {fixed(value, 2)} <span className="quiet">± {fixed(sd, 2)}</span> {unit}
  </>
)

/** The sheet's title block: what the room measures, and how far to trust its metres. */
export function TitleBlock({ layout: { room, objects, scale, floorSeen } }: { layout: Layout }) {
  const sides = room ? wallsOf(room).slice(0, 2) : []
  return (
    <dl className="title-block">
      {room && (
        <>
          <Cell name="Room">{sides.map(({ metres }) => fixed(metres, 2)).join(' × ')} m</Cell>
          <Cell name="Area">
            <WithSd {...room.areaSquareMetres} unit="m²" />
          </Cell>
          {room.heightMetres && (
            <Cell name="Height">
              <WithSd {...room.heightMetres} unit="m" />
            </Cell>
          )}
        </>
      )}
      <Cell name="Objects">{objects.length}</Cell>
      {scale.witnesses.length > 0 && <Cell name="All lengths within">± {percent(scale.relativeSd)}</Cell>}
      {!floorSeen && objects.length > 0 && <Cell name="Floor">assumed, not seen</Cell>}
    </dl>
  )
}
