import type { ExportKind, Leaving } from '../../../session/index.ts'

/** Taking the map away: as a file, or as a link. */

export const EXPORT = {
  title: 'Export',
  legend: 'Format',
  options: 'Options',
  units: 'Lengths in',
  scale: 'Scale',
  scaleAuto: 'To fit',
  paper: 'Paper',
  paperAuto: 'As the plan needs',
  cameras: 'Camera path',
  unnamed: 'Unnamed things',
  square: 'Align walls to the page',
  save: 'Export',
  saving: 'Making the file…',
  saved: (name: string) => `Saved ${name}.`,
} as const

interface Words {
  title: string
  /** What it is good for. */
  what: string
}

export const FORMATS: Readonly<Record<ExportKind, Words>> = {
  pdf: { title: 'PDF', what: 'The plan on A4 or A3, true to scale: print it and put a ruler on it.' },
  svg: { title: 'SVG', what: 'The plan as a drawing to edit. Opens again here as the map it shows.' },
  png: { title: 'PNG', what: 'The plan as a picture, for a message or a slide. Opens again here.' },
  html: {
    title: 'Web page',
    what: 'One file that opens anywhere, offline: plan, answers, trace and key frames.',
  },
  json: { title: 'Layout', what: 'Everything Floorsight knows of the room, as JSON.' },
  csv: { title: 'Table', what: 'The objects with place and size, for a spreadsheet.' },
  glb: {
    title: '3-D model',
    what: 'Room and objects as glTF, with names and sizes, for Blender and others.',
  },
  dxf: { title: 'DXF', what: 'Drawing for CAD in metres, on layers by what is on them.' },
}

export const SHARE = {
  title: 'Share a link',
  what: 'The link itself holds the map, the open questions, the selection and the playback time: nothing is stored on any server. The film is not in it.',
  copy: 'Copy link',
  copied: (letters: string) => `Copied: ${letters} letters.`,
  unable: 'The browser did not allow copying. This is the link:',
  link: 'Link to this map',
  leftOut: (what: string) => `To keep it short, ${what} ${what.includes(' and ') ? 'are' : 'is'} left out.`,
  tooLarge: (letters: string) =>
    `The map is too large for a link (${letters} letters, where programs often cut at 30,000). Take the web page instead: it holds all of it.`,
  instead: 'Export the web page',
} as const

export const LEFT_OUT: Readonly<Record<Leaving, string>> = {
  path: 'the camera path',
  certainty: 'how sure its places were',
  sightings: 'which frames showed what',
}
