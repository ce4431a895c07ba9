import { latest, type Placed, sentenceStart, sorted } from './context.ts'
import { cleanName, NAME, objectsNamed, THE } from './names.ts'
import type { Origin } from './types.ts'

const RELATIVE = [
  String.raw`(?:relative to|with respect to|w\.r\.t\.|in relation to|as seen from|seen from|viewed from|compared (?:to|with)) ${THE}${NAME}(?=[.,;:\n)]| is\b| are\b| the\b| at\b| and\b|$)`,
  `(?:with|take|taking|put|putting|place|placing|set|setting|use|using|let) ${THE}${NAME} (?:be |is )?(?:as|at) (?:the |our )?origin`,
  String.raw`origin (?:at|is|=|to) ${THE}${NAME}(?=[.,;:\n)]|$)`,
].map((source) => new RegExp(source, 'gi'))
const FROM = new RegExp(
  String.raw`(?:^|[.;:>]\s*|\b(?:so|then|now|and) )from ${THE}${NAME}(?=\s*[:,])`,
  'gim',
)
/** Of the map itself. */
const OWN = /^(?:camera|viewer|observer|me|you|us|room|map|grid|axes|world|(?:the )?origin)$/i
const TURNED =
  /\b(?:local|rotat\w*|egocentric|turned|in my (?:own )?frame|body frame|fac(?:e|ing)|forward|ahead)\b/i
const TURNED_FOR_GOOD = /\b(?:local|rotated|egocentric|body) (?:coordinate|frame|axes|axis|system)/gi

/**
 * From which object coordinates are counted from which place of the text on; undefined where they are the map's again.
 * @param names of the map: "from the frames" names none of them.
 */
function originsOf(text: string, names: readonly { name: string }[]): Placed<string | undefined>[] {
  const placed = (found: RegExpExecArray): Placed<string | undefined>[] => {
    const name = cleanName(found[1])
    return name ? [{ at: found.index, value: OWN.test(name) ? undefined : name }] : []
  }
  return sorted([
    ...RELATIVE.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(placed)),
    ...[...text.matchAll(FROM)]
      .flatMap(placed)
      .filter(({ value }) => value && objectsNamed(value, names).length),
  ])
}

/** From what the coordinates at a place may be counted, and in which axes. */
export function originAt(text: string, names: readonly { name: string }[]): (at: number) => Origin {
  const origins = originsOf(text, names)
  const turned = [...text.matchAll(TURNED_FOR_GOOD)].map(({ index }) => ({ at: index, value: true }))
  return (at) => {
    const start = sentenceStart(text, at)
    const from = latest(origins, at)
    const said = origins.findLast((origin) => origin.at <= at)?.at ?? 0
    // A list goes on over the ends of its lines, a sentence does not over a full stop.
    const sure = from !== undefined && !/[.!?](?:\s|$)|\n\s*\n/.test(text.slice(said, at))
    const isTurned =
      latest(turned, at) === true ||
      (from !== undefined && TURNED.test(text.slice(Math.min(said, start), at)))
    return { ...(from !== undefined && { from, sure }), ...(isTurned && { turned: true }) }
  }
}
