import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/paths.ts'

/** Folders whose components take their sentences from src/view/common/strings. */
const FOLDERS = [
  'src/view/present',
  'src/view/shell',
  'src/view/trace/ask',
  'src/view/trace/check',
  'src/view/map/measure',
]
/** What a label may have where it is used. */
const MOST_WORDS = 4
/** Attributes that nobody reads. */
const UNREAD =
  /^(className|d|id|key|href|src|type|role|rel|target|style|viewBox|transform|points|fill|stroke.*|data-.*|aria-(live|current|autocomplete|controls))$/

const words = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length

/** Texts in JSX, those of attributes too, with their places in the source. */
function textsOf(path: string, source: string): string[] {
  const texts: string[] = []
  const visit = (node: unknown): void => {
    if (!node || typeof node !== 'object') return
    // An array's own elements are among its values.
    const { type, name, value } = node as { type?: string; name?: { name?: string }; value?: unknown }
    if (type === 'JSXText') texts.push(String(value))
    if (type === 'JSXAttribute') {
      if (UNREAD.test(name?.name ?? '')) return
      const literal = value as { type?: string; value?: unknown } | null
      if (literal?.type === 'Literal') texts.push(String(literal.value))
    }
    Object.values(node).forEach(visit)
  }
  visit(parseSync(path, source).program)
  return texts
}

test('the reader finds texts and attributes, and nothing else', () => {
  const source = 'const a = <p className="a b c d" title="one two three four">five six {seven("x y z w")}</p>'
  expect(textsOf('a.tsx', source)).toEqual(['one two three four', 'five six '])
})

test.each(FOLDERS)('%s has no sentences of its own', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )
  expect(files.length).toBeGreaterThan(1)
  const own = files.flatMap((file) =>
    textsOf(file, readFileSync(join(root, folder, file), 'utf8'))
      .filter((text) => words(text) > MOST_WORDS)
      .map((text) => `${file}: ${text.replace(/\s+/g, ' ').trim()}`),
  )
  expect(own).toEqual([])
})
