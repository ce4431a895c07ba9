import type { Layout } from '../layout/index.ts'
import { readCsv } from './csv.ts'
import { MapFileError } from './errors.ts'
import { readLabelCloud } from './labelCloud.ts'
import { readLayout } from './layoutJson.ts'
import { readOmni3d } from './omni3d.ts'
import { readRoomPlan } from './roomPlan.ts'
import { readSpatialLm } from './spatialLm.ts'
import { readVideo2LayoutMap } from './video2layoutMap.ts'
import { readVsiMetaInfo } from './vsiBench.ts'

/** Maps of any format that the readers know, told by what the file holds rather than by its name. */

export interface MapsRead {
  /** What the file is, for people. */
  format: string
  /** A layout a scene, whose name is `source.name`. At least one. */
  layouts: Layout[]
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** Whether the list has an entry with such a field. */
const hasEntry = (value: unknown, ...fields: string[]): boolean =>
  Array.isArray(value) &&
  value.some((entry) => isRecord(entry) && fields.every((field) => Object.hasOwn(entry, field)))

interface JsonFormat {
  format: string
  isIt(json: unknown): boolean
  read(text: string, name: string, json: unknown): Layout[]
}

const JSON_FORMATS: readonly JsonFormat[] = [
  {
    format: 'layout of Floorsight',
    isIt: (json) => isRecord(json) && json.format === 'floorsight-layout',
    read: (text) => [readLayout(text)],
  },
  {
    // One scene's record by itself, as it stands beside a clip.
    format: 'scene of VSI-Bench',
    isIt: (json) => isRecord(json) && isRecord(json.object_bbox),
    read: (_, name, json) =>
      readVsiMetaInfo(JSON.stringify({ [name.replace(/\.truth$/i, '')]: json })).layouts,
  },
  {
    format: 'meta_info of VSI-Bench',
    isIt: (json) =>
      isRecord(json) && Object.values(json).some((scene) => isRecord(scene) && isRecord(scene.object_bbox)),
    read: (text) => readVsiMetaInfo(text).layouts,
  },
  {
    format: 'map of Video2Layout',
    isIt: (json) => hasEntry(json, 'object_name', 'bbox'),
    read: (text, name) => [readVideo2LayoutMap(text, name)],
  },
  {
    format: 'boxes of Omni3D',
    isIt: (json) => hasEntry(isRecord(json) ? json.annotations : json, 'center_cam'),
    read: (text, name) => [readOmni3d(text, { name })],
  },
  {
    format: 'labels of labelCloud',
    isIt: (json) => isRecord(json) && hasEntry(json.objects, 'centroid'),
    read: (text, name) => [readLabelCloud(text, { name })],
  },
  {
    format: "CapturedRoom of Apple's RoomPlan",
    isIt: (json) =>
      isRecord(json) &&
      Array.isArray(json.objects) &&
      (hasEntry(json.objects, 'transform') || 'walls' in json),
    read: (text, name) => [readRoomPlan(text, name)],
  },
]

const KNOWN = [...JSON_FORMATS.map(({ format }) => format), 'script of SpatialLM', 'CSV table'].join(', ')

function readJson(json: unknown, text: string, name: string): MapsRead {
  const found = JSON_FORMATS.find(({ isIt }) => isIt(json))
  if (!found)
    throw new MapFileError(`The file is JSON, but no map that Floorsight knows. It reads: ${KNOWN}.`)
  const layouts = found.read(text, name, json)
  if (layouts.length === 0)
    throw new MapFileError(`The file is a ${found.format}, but no scene of it can be read.`)
  return { format: found.format, layouts }
}

/**
 * Reads a file of maps, whatever its format.
 * @param fileName names the map where the file does not.
 * @throws MapFileError where it is none, or damaged; LayoutFileError for a damaged layout of ours.
 */
export function readMaps(text: string, fileName: string): MapsRead {
  const name = fileName.replace(/\.[^.]*$/, '') || fileName
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    json = undefined
  }
  if (json !== undefined) return readJson(json, text, name)
  if (/^\s*[A-Za-z]+_\d+\s*=\s*(?:Wall|Door|Window|Bbox)\(/m.test(text))
    return { format: 'script of SpatialLM', layouts: [readSpatialLm(text, { name })] }
  const [header = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  if (/(?:^|,)\s*"?category"?\s*(?:,|$)/i.test(header))
    return { format: 'CSV table', layouts: [readCsv(text, name)] }
  throw new MapFileError(`The file is no map that Floorsight knows. It reads: ${KNOWN}.`)
}
