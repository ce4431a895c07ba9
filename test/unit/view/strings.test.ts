import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/paths.ts'

/** Folders whose components take their sentences from src/view/common/strings. */
const FOLDERS = ['present', 'shell', 'trace', 'map', 'film', 'compare'].map((name) => `src/view/${name}`)
/** What a label may have where it is used. */
const MOST_WORDS = 4
/** Attributes that nobody reads. */
const UNREAD =
  /^(className|d|id|key|href|src|type|role|rel|target|style|viewBox|transform|points|fill|stroke.*|data-.*|aria-(live|current|autocomplete|controls))$/

const words = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length

/** Calls whose texts are selectors. */
const SELECTING = /^(closest|matches|querySelector(All)?)$/

interface Node {
  type?: string
  name?: { name?: string }
  value?: unknown
  quasis?: { value: { cooked: string } }[]
  callee?: { property?: { name?: string } }
}

/** Texts of a component's source, in JSX or not, in the order of their places; what a template puts in is a `…`. */
function textsOf(path: string, source: string): string[] {
  const texts: string[] = []
  const visit = (node: unknown): void => {
    if (!node || typeof node !== 'object') return
    // An array's own elements are among its values.
    const { type, name, value, quasis, callee } = node as Node
    if (type === 'ImportDeclaration' || type === 'ImportExpression') return
    if (type === 'JSXAttribute' && UNREAD.test(name?.name ?? '')) return
    if (type === 'CallExpression' && SELECTING.test(callee?.property?.name ?? '')) return
    if (type === 'JSXText' || (type === 'Literal' && typeof value === 'string')) texts.push(String(value))
    if (type === 'TemplateLiteral') texts.push((quasis ?? []).map((part) => part.value.cooked).join('…'))
    Object.values(node).forEach(visit)
  }
  visit(parseSync(path, source).program)
  return texts
}

test.each([
  [
    '<p className="a b c d" title="one two">three four {seven("five six")}</p>',
    'one two,three four ,five six',
  ],
  [`<p aria-label={\`one \${b} two\`} d={\`M\${x} 0\`}>{\`three \${c}\`}</p>`, 'one … two,three …'],
  [`<p>{b ? "one two" : c && \`three\${d}\`}</p>`, 'one two,three…'],
  ['{ one: "two three" }', 'two three'],
  ['b.closest("one, two")', ''],
])('the reader finds what people read, and nothing else: %s', (source, texts) => {
  expect(textsOf('a.tsx', `import z from 'one two'; const a = ${source}`).join()).toBe(texts)
})

test.each(FOLDERS)('%s has no sentences of its own', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  expect(files.length).toBeGreaterThan(1)
  const own = files.flatMap((file) =>
    textsOf(file, readFileSync(join(root, folder, file), 'utf8'))
      .filter((text) => words(text) > MOST_WORDS)
      .map((text) => `${file}: ${text.replace(/\s+/g, ' ').trim()}`),
  )
  expect(own).toEqual([])
})
