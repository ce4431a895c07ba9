import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { type Import, importsOf, UNREADABLE } from './imports.ts'

/** The walls of design.md, section 3, as a function from one module's text to the rules that it breaks. */

interface Reach {
  /** Rooms whose code may be used. */
  values: readonly string[]
  /** Rooms of which only types may be used. */
  types: readonly string[]
}

/** What each room of src may import, and the command line. */
const MAY_IMPORT: Readonly<Record<string, Reach>> = {
  geometry: { values: [], types: [] },
  video: { values: ['geometry'], types: [] },
  estimation: { values: ['geometry'], types: [] },
  perception: { values: ['video', 'estimation', 'geometry'], types: [] },
  layout: { values: ['estimation', 'geometry'], types: ['perception'] },
  reasoning: { values: ['layout', 'geometry'], types: [] },
  formats: { values: ['reasoning', 'layout', 'geometry'], types: [] },
  session: { values: ['formats', 'reasoning', 'layout', 'perception', 'video', 'geometry'], types: [] },
  view: { values: ['session', 'reasoning', 'layout', 'geometry'], types: [] },
  app: {
    values: ['view', 'session'],
    types: ['formats', 'reasoning', 'layout', 'perception', 'video', 'geometry'],
  },
  cli: { values: ['formats', 'reasoning', 'layout', 'perception', 'geometry'], types: ['session', 'app'] },
}

export const ROOMS = Object.keys(MAY_IMPORT).filter((room) => room !== 'cli')

/** The page's own door: programs enter by it, and nothing else of `app` is for others. */
const DOORS: Readonly<Record<string, string>> = { app: 'automation.ts' }
/** A room's door for programs without a page: what is behind it needs no browser, and no page's bundle holds it. */
const PROGRAM_DOORS: readonly string[] = ['src/session/programs.ts']
const doorOf = (room: string) => `src/${room}/${DOORS[room] ?? 'index.ts'}`

/** Packages that only some rooms may use, and those rooms. */
const OWNED: readonly { pattern: RegExp; rooms: readonly string[]; types?: readonly string[] }[] = [
  { pattern: /^(three|@types\/three|@react-three\/[^/]+)(\/|$)/, rooms: ['view'] },
  { pattern: /^(react|react-dom)(\/|$)/, rooms: ['view', 'app'] },
  { pattern: /^onnxruntime-(web|common)(\/|$)/, rooms: ['perception'] },
  // perception uses its types alone: a browser's bundle must not hold it.
  { pattern: /^onnxruntime-node(\/|$)/, rooms: ['cli'], types: ['perception'] },
]

const isBuiltin = (specifier: string) =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] as string)

/** The room of a path from the repository's root: `geometry`, `cli`; undefined outside all of them. */
function roomOf(path: string): string | undefined {
  const [top, room, ...rest] = path.split('/')
  if (top === 'cli') return 'cli'
  return top === 'src' && room && rest.length ? room : undefined
}

/** Folders of the layout room, and what each may import of the others; its own files beside them bring them together. */
const LAYOUT_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  room: ['model'],
  mapping: ['room', 'model'],
  merging: ['mapping', 'room', 'model'],
  editing: ['room', 'model'],
  evaluation: ['model'],
}

const layoutFolderOf = (path: string): string | undefined => /^src\/layout\/([^/]+)\//.exec(path)?.[1]

function layoutBreach(from: string, to: string): string | undefined {
  const [own, other] = [layoutFolderOf(from), layoutFolderOf(to)]
  if (!own || own === other) return undefined
  const allowed = LAYOUT_FOLDERS[own]
  if (!allowed) return `layout/${own} is no folder of the design`
  return other && allowed.includes(other)
    ? undefined
    : `layout/${own} may not import layout/${other ?? 'index.ts'}`
}

/** Panes of the view: `shell` puts them side by side, `common` serves them all. */
const paneOf = (path: string): string | undefined => /^src\/view\/([^/]+)\//.exec(path)?.[1]

function paneBreach(from: string, to: string): string | undefined {
  const [own, other] = [paneOf(from), paneOf(to)]
  if (!own || own === 'shell' || own === other || other === 'common') return undefined
  return `view/${own} imports its sibling view/${other ?? 'index.ts'}`
}

function breachOf(path: string, { specifier, isType }: Import): string | undefined {
  const room = roomOf(path) as string
  if (specifier === UNREADABLE) return 'import() of something that is not plain text'
  if (!specifier.startsWith('.')) {
    if (room !== 'cli' && isBuiltin(specifier)) return `${specifier} is Node's own`
    const owned = OWNED.find(({ pattern }) => pattern.test(specifier))
    return owned && !owned.rooms.includes(room) && !(isType && owned.types?.includes(room))
      ? `${specifier} belongs to ${owned.rooms.join(', ')}`
      : undefined
  }
  const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))
  const to = roomOf(target)
  if (!to) return room === 'cli' && !target.startsWith('src/') ? undefined : `${target} is in no room`
  if (to === room)
    return room === 'view'
      ? paneBreach(path, target)
      : room === 'layout'
        ? layoutBreach(path, target)
        : undefined
  if (room === 'cli' && PROGRAM_DOORS.includes(target)) return undefined
  const { values, types } = MAY_IMPORT[room] as Reach
  if (!values.includes(to) && !types.includes(to)) return `${room} may not import ${to}`
  if (!values.includes(to) && !isType) return `${room} may import only types of ${to}`
  return target === doorOf(to) ? undefined : `${target} is behind the door ${doorOf(to)}`
}

/**
 * The rules that a module breaks, each as `path:line what`.
 * @param path from the repository's root, with forward slashes.
 */
export function breachesOf(path: string, source: string): string[] {
  const room = roomOf(path)
  if (!room || !MAY_IMPORT[room]) return [`${path}:1 is in no room of the design`]
  const hasJsx = path.endsWith('.tsx') && room !== 'view' && room !== 'app'
  const breaches = importsOf(source).flatMap((one) => {
    const breach = breachOf(path, one)
    return breach ? [`${path}:${one.line} ${breach}`] : []
  })
  return hasJsx ? [`${path}:1 JSX belongs to view, app`, ...breaches] : breaches
}
