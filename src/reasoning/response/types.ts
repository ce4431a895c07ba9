/** A part of a text: `text.slice(start, end)`, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** Something that a model printed wrongly, in words for people, and where. */
export interface Fault extends Span {
  what: string
  /** Something of a map could not be read for it. */
  loses?: true
}

/** A section of the response, without the white space around it. */
export interface Section extends Span {
  text: string
}

/** x_min, z_min, x_max, z_max: Video2Layout's order; its z points forward, as y does in our map frame. Metres. */
export type Bounds = readonly [number, number, number, number]

export interface PrintedObject {
  /** As printed by Video2Layout; lower-cased and cleaned of quotes in the grids, as SpaceR's parser does. */
  name: string
  bbox?: Bounds
  /** Right and forward: metres, or cells of the grid. */
  center: readonly [number, number]
}

/** A map in a response. `metric`: metres, origin at the camera; `grid10`: cells of a 10x10 grid over the room. */
export interface PrintedMap extends Span {
  grammar: 'video2layout' | 'spacer-grid' | 'vsi-cognitive-map'
  frame: 'metric' | 'grid10'
  objects: PrintedObject[]
  /** Not all of it could be read: what is missing here may have been printed. */
  partly?: true
}

/** What a model's response says, as far as it can be read. */
export interface ModelResponse {
  maps: PrintedMap[]
  think?: Section
  answer?: Section
  faults: Fault[]
}
