import { FITTED, type FittedTo, provenance, UNRECORDED } from '../layout/index.ts'

/** Files that older versions of Floorsight saved. */

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields under their new names, in their old order; what lies below is left as it is. */
const renamed = (fields: Fields, names: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [names[name] ?? name, value]))

const each = (list: unknown, change: (item: Fields) => Fields): unknown =>
  Array.isArray(list) ? list.map((item) => (isFields(item) ? change(item) : item)) : list

const scaleFrom1 = (scale: unknown): unknown =>
  isFields(scale) ? renamed(scale, { witnesses: 'cues' }) : scale

const submapFrom1 = (submap: Fields): Fields => ({
  ...submap,
  frames: each(submap.frames, (frame) => renamed(frame, { T_piece_camera: 'T_submap_camera' })),
  scale: scaleFrom1(submap.scale),
})

/** Version 1 called the scale's cues witnesses and the submaps parts apart. */
function from1(layout: Fields): Fields {
  const { apart, ...rest } = layout
  return {
    ...rest,
    version: 2,
    scale: scaleFrom1(layout.scale),
    ...('apart' in layout && { submaps: each(apart, submapFrom1) }),
  }
}

const isFitted = (value: unknown): value is FittedTo =>
  typeof value === 'string' && Object.hasOwn(FITTED, value)
const BY_HAND = provenance('by-hand', 'set-by-hand')

/** Version 2 said of an object what its box was fitted to, and which parts of it a person had set: no more is known. */
function objectFrom2({ boxFrom, byHand, ...object }: Fields): Fields {
  const method = isFitted(boxFrom) ? FITTED[boxFrom] : undefined
  const fitted = method ? provenance('measured', method) : UNRECORDED
  const set = new Set(Array.isArray(byHand) ? byHand : [])
  if (!method && !set.size) return object
  const known = (part: string) => (set.has(part) ? BY_HAND : fitted)
  const [place, size] = [known('place'), known('size')]
  return {
    ...object,
    provenance: {
      category: UNRECORDED,
      center: [place, place, place],
      size: [size, size, size],
      yaw: known('heading'),
    },
  }
}

const from2 = (layout: Fields): Fields => ({
  ...layout,
  version: 3,
  objects: each(layout.objects, objectFrom2),
  ...('submaps' in layout && {
    submaps: each(layout.submaps, (submap) => ({ ...submap, objects: each(submap.objects, objectFrom2) })),
  }),
})

/** A layout's fields as version 3 has them. Anything that is not a layout of an older version comes back as it is. */
export function upgradedLayout(json: unknown): unknown {
  if (!isFields(json) || json.format !== 'floorsight-layout') return json
  if (json.version === 1) return from2(from1(json))
  return json.version === 2 ? from2(json) : json
}
