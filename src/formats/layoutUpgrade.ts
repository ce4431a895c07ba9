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

/**
 * A layout's fields as version 2 has them: version 1 called the scale's cues witnesses and the submaps parts apart.
 * Anything that is not a layout of version 1 comes back as it is.
 */
export function upgradedLayout(json: unknown): unknown {
  if (!isFields(json) || json.format !== 'floorsight-layout' || json.version !== 1) return json
  const layout = renamed(json, { apart: 'submaps' })
  return {
    ...layout,
    version: 2,
    scale: scaleFrom1(layout.scale),
    ...('submaps' in layout && { submaps: each(layout.submaps, submapFrom1) }),
  }
}
