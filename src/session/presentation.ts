import { type Layer, session, type Units } from './store.ts'

/** How the map is shown: never undone. */

const { setState } = session

export const setUnits = (units: Units): void => setState({ units })

export const showLayer = (layer: Layer, isShown: boolean): void =>
  setState(({ layers }) => ({ layers: { ...layers, [layer]: isShown } }))
