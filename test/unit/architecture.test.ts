import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../scripts/paths.ts'
import { importsOf, UNREADABLE } from './architecture/imports.ts'
import { breachesOf, ROOMS } from './architecture/rules.ts'

const modulesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs|js|jsx)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

const breachesUnder = (folder: string) =>
  modulesUnder(folder).flatMap((path) => breachesOf(path, readFileSync(join(root, path), 'utf8')))

describe('the house', () => {
  test('the files are found: all rooms, and not suspiciously few', () => {
    const modules = modulesUnder('src')
    expect(modules.length).toBeGreaterThan(100)
    expect([...new Set(modules.map((path) => path.split('/')[1]))].sort()).toEqual([...ROOMS].sort())
    const imports = modules.flatMap((path) => importsOf(readFileSync(join(root, path), 'utf8')))
    expect(imports.length).toBeGreaterThan(2 * modules.length)
    expect(modulesUnder('cli').length).toBeGreaterThan(2)
  })

  test('no room of src reaches past its walls', () => {
    expect(breachesUnder('src')).toEqual([])
  })

  test('the command line enters by the doors', () => {
    expect(breachesUnder('cli')).toEqual([])
  })
})

/** A module that must not pass, and what must be said of it. */
const BREACHES: readonly [path: string, source: string, breach: string][] = [
  ['src/geometry/a.ts', "import { x } from '../layout/index.ts'", 'geometry may not import layout'],
  ['src/geometry/a.ts', "import type { X } from '../video/index.ts'", 'geometry may not import video'],
  ['src/video/a.ts', "export * from '../perception/index.ts'", 'video may not import perception'],
  ['src/perception/a.ts', "import { x } from '../layout/index.ts'", 'perception may not import layout'],
  ['src/layout/a.ts', "import { x } from '../perception/index.ts'", 'only types of perception'],
  ['src/layout/a.ts', "import { type X } from '../perception/index.ts'", 'only types of perception'],
  ['src/layout/a.ts', "import type { X } from '../perception/evidence.ts'", 'behind the door'],
  ['src/layout/a.ts', "import type { X } from '../video/index.ts'", 'layout may not import video'],
  ['src/layout/model/a.ts', "import { x } from '../room/b.ts'", 'layout/model may not import layout/room'],
  ['src/layout/mapping/a.ts', "import { x } from '../index.ts'", 'may not import layout/index.ts'],
  ['src/layout/evaluation/a.ts', "import { x } from '../mapping/b.ts'", 'may not import layout/mapping'],
  ['src/layout/misc/a.ts', "import { x } from '../model/b.ts'", 'layout/misc is no folder'],
  ['src/reasoning/a.ts', "import type { X } from '../perception/index.ts'", 'reasoning may not import'],
  ['src/formats/a.ts', "import { x } from '../session/index.ts'", 'formats may not import session'],
  ['src/session/a.ts', "import { x } from '../view/index.ts'", 'session may not import view'],
  ['src/session/a.tsx', 'export const a = 1', 'JSX belongs to view, app'],
  ['src/session/a.ts', "import { Mesh } from 'three'", 'three belongs to view'],
  ['src/session/a.ts', "const f = () => import('../formats/layoutJson.ts')", 'behind the door'],
  ['src/session/a.ts', "new URL('../perception/worker.ts', import.meta.url)", 'behind the door'],
  ['src/session/a.ts', 'const f = (name: string) => import(name)', 'not plain text'],
  ['src/view/map/a.ts', "import { x } from '../../perception/index.ts'", 'view may not import perception'],
  ['src/view/map/a.ts', "import type { X } from '../../video/index.ts'", 'view may not import video'],
  ['src/view/map/a.tsx', "import { x } from '../film/b.tsx'", 'view/map imports its sibling view/film'],
  ['src/view/map/plan/a.ts', "import { x } from '../../trace/b.ts'", 'imports its sibling view/trace'],
  ['src/view/trace/a.ts', "import '../shell/b.css'", 'imports its sibling view/shell'],
  ['src/view/common/a.ts', "import { x } from '../map/b.ts'", 'imports its sibling view/map'],
  ['src/view/film/a.ts', "import { App } from '../index.ts'", 'imports its sibling view/index.ts'],
  ['src/view/map/a.ts', "import { x } from '../../layout/match.ts'", 'behind the door src/layout/index.ts'],
  ['src/app/a.ts', "import { x } from '../layout/index.ts'", 'app may import only types of layout'],
  ['src/app/a.ts', "import { App } from '../view/shell/App.tsx'", 'behind the door src/view/index.ts'],
  ['src/layout/a.ts', "import { useState } from 'react'", 'react belongs to view, app'],
  ['src/session/a.ts', "import { jsx } from 'react/jsx-runtime'", 'react/jsx-runtime belongs to'],
  ['src/app/a.ts', "import { Canvas } from '@react-three/fiber'", '@react-three/fiber belongs to view'],
  ['src/session/a.ts', "import * as ort from 'onnxruntime-web/webgpu'", 'belongs to perception'],
  ['src/view/map/a.ts', "const ort = await import('onnxruntime-web')", 'belongs to perception'],
  ['src/video/a.ts', "import { readFile } from 'node:fs/promises'", "is Node's own"],
  ['src/video/a.ts', "import fs from 'fs'", "is Node's own"],
  ['src/video/a.ts', "import { x } from '../../scripts/paths.ts'", 'is in no room'],
  ['src/video/a.ts', "import { x } from '../utils.ts'", 'is in no room'],
  ['src/utils/a.ts', '', 'is in no room of the design'],
  ['src/a.ts', '', 'is in no room of the design'],
  ['cli/a.ts', "import { x } from '../src/session/index.ts'", 'cli may import only types of session'],
  ['cli/a.ts', "import type { X } from '../src/session/protocol.ts'", 'behind the door'],
  ['src/view/map/a.ts', "import { x } from '../../session/programs.ts'", 'behind the door'],
  ['cli/a.ts', "import { x } from '../src/video/index.ts'", 'cli may not import video'],
  ['cli/a.ts', "import * as ort from 'onnxruntime-web'", 'belongs to perception'],
  ['src/perception/a.ts', "import * as ort from 'onnxruntime-node'", 'onnxruntime-node belongs to cli'],
  ['cli/a.ts', "import { x } from '../src/formats/layoutJson.ts'", 'behind the door'],
]

const ALLOWED: readonly [path: string, source: string][] = [
  ['src/layout/a.ts', "import type { X } from '../perception/index.ts'"],
  ['src/layout/a.ts', "import { x } from './merging/b.ts'"],
  ['src/layout/merging/a.ts', "import { x } from '../mapping/b.ts'"],
  ['src/session/a.ts', "import { x } from '../perception/index.ts'\nimport { y } from '../video/index.ts'"],
  ['src/session/a.ts', "new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })"],
  ['src/view/shell/a.tsx', "import { MapPane } from '../map/MapPane.tsx'\nimport '../common/base.css'"],
  ['src/view/map/a.tsx', "import { Mesh } from 'three'\nimport { x } from '../common/format.ts'"],
  ['src/view/index.ts', "export { App } from './shell/App.tsx'"],
  [
    'src/app/a.tsx',
    "import type { Layout } from '../layout/index.ts'\nimport { App } from '../view/index.ts'",
  ],
  ['src/perception/a.ts', "import wasm from 'onnxruntime-web/ort.wasm?url'"],
  ['cli/a.ts', "import type { A } from '../src/app/automation.ts'\nimport { b } from '../scripts/b.ts'"],
  ['cli/a.ts', "import { stat } from 'node:fs/promises'"],
  ['cli/a.ts', "import { x } from '../src/session/programs.ts'"],
  ['cli/a.ts', "const ort = await import('onnxruntime-node')"],
  ['src/perception/a.ts', "import type { Tensor } from 'onnxruntime-node'"],
  [
    'src/geometry/a.ts',
    "// import { x } from '../view/index.ts'\nconst url = 'https://three' /* from 'three' */",
  ],
]

describe('the checker', () => {
  test.each(BREACHES)('%s must not say %s', (path, source, breach) => {
    const found = breachesOf(path, source)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(breach)
    expect(found[0]).toMatch(new RegExp(`^${path}:1 `))
  })

  test.each(ALLOWED)('%s may say %s', (path, source) => {
    expect(breachesOf(path, source)).toEqual([])
  })

  test('reads every form of import, over lines, with its line', () => {
    const source = [
      "import a, { b } from './a.ts'",
      'import {',
      '  c,',
      '  type D,',
      "} from './cd.ts'",
      "import type { E } from './e.ts'",
      'import * as f from "./f.ts"',
      "import './g.css'",
      "export { h } from './h.ts'; export * from './lost.ts'",
      "export type * from './i.ts'",
      "const j = () => import('./j.ts')",
      'const k = import(`./k.ts`)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a module's text
      'const l = import(`./${name}.ts`)',
      "import type from './m.ts'",
      "const words = 'import x from nowhere'",
    ].join('\n')
    expect(importsOf(source).map(({ specifier, isType, line }) => [line, specifier, isType])).toEqual([
      [1, './a.ts', false],
      [2, './cd.ts', false],
      [6, './e.ts', true],
      [7, './f.ts', false],
      [8, './g.css', false],
      [9, './h.ts', false],
      [9, './lost.ts', false],
      [10, './i.ts', true],
      [11, './j.ts', false],
      [12, './k.ts', false],
      [13, UNREADABLE, false],
      [14, './m.ts', false],
    ])
  })
})
