import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/paths.ts'

/** Classes that a sheet styles wherever they stand: a selector of one class and nothing else but its states. */
const classesOf = (css: string): string[] =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g)]
    .flatMap(([, selectors = '']) => selectors.split(','))
    .flatMap((selector) => /^\s*\.([\w-]+)(?::[\w-]+)*\s*$/.exec(selector)?.[1] ?? [])

test('classes of a sheet are found', () => {
  const css = '/* .no {} */ .one, .two:hover { } .three > .four { } @media (x) { .five { } }'
  expect(classesOf(css)).toEqual(['one', 'two', 'five'])
})

test('no two sheets style one class: whichever is loaded later would change the other’s pane', () => {
  const folder = join(root, 'src/view')
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  )
  expect(sheets.length).toBeGreaterThan(20)
  const owners = new Map<string, Set<string>>()
  for (const sheet of sheets)
    for (const name of classesOf(readFileSync(join(folder, sheet), 'utf8')))
      owners.set(name, (owners.get(name) ?? new Set()).add(sheet))
  const shared = [...owners]
    .filter(([, where]) => where.size > 1)
    .map(([name, where]) => `${name}: ${[...where]}`)
  expect(shared).toEqual([])
})
