/** Reads what a module imports from its text: TypeScript 7 has no interface for programs. */

export interface Import {
  specifier: string
  /** `import type` and `export type`: gone when the code runs. `import { type A }` is not: the module still loads. */
  isType: boolean
  /** 1 for the first line. */
  line: number
}

/** Stands for an import() whose argument is no plain text: nobody can say where it leads. */
export const UNREADABLE = '(computed)'

/** Strings come first, so that `//` in an address is no comment. */
const STRING_OR_COMMENT =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

/** The text with its comments blanked; lines keep their numbers. */
const withoutComments = (text: string): string =>
  text.replace(STRING_OR_COMMENT, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found))

const QUOTED = String.raw`(?:'([^'\n]+)'|"([^"\n]+)"|\`([^\`$\n]+)\`)`
const FROM = new RegExp(
  String.raw`(?:^|;)[ \t]*(?:import|export)\s+(type\s+(?!from\b))?[\w$*{},\s]*?from\s*${QUOTED}`,
  'gm',
)
const SIDE_EFFECT = new RegExp(String.raw`^[ \t]*import\s*${QUOTED}`, 'gm')
const DYNAMIC = new RegExp(String.raw`\bimport\s*\(\s*(?:${QUOTED}\s*[,)])?`, 'g')
const WORKER = new RegExp(String.raw`\bnew\s+URL\s*\(\s*${QUOTED}\s*,\s*import\.meta\.url`, 'g')

/** Every module that a text imports, exports from, loads later or names as a worker, in the order of its lines. */
export function importsOf(source: string): Import[] {
  const text = withoutComments(source)
  const lineOf = (index: number) => text.slice(0, index).split('\n').length
  const found = [FROM, SIDE_EFFECT, DYNAMIC, WORKER].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): Import => {
      const groups = pattern === FROM ? match.slice(2) : match.slice(1)
      const specifier = groups.find((group) => group !== undefined) ?? UNREADABLE
      return { specifier, isType: pattern === FROM && match[1] !== undefined, line: lineOf(match.index) }
    }),
  )
  return found.sort((a, b) => a.line - b.line)
}
