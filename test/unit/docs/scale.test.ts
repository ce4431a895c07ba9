import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseMapOptions } from '../../../cli/mapOptions.ts'
import { root } from '../../../scripts/paths.ts'

const text = readFileSync(join(root, 'docs/scale.md'), 'utf8')
const snippets = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
  language: language as string,
  code: code as string,
}))
const of = (language: string) => snippets.flatMap((one) => (one.language === language ? [one.code] : []))

const isThere = (command: string) => spawnSync(command, ['--version']).status === 0
const fed = (command: string, words: string[], input: string) => {
  const { status, stderr } = spawnSync(command, words, { input, encoding: 'utf8' })
  return { status, stderr }
}
const sound = { status: 0, stderr: '' }

describe('the snippets of docs/scale.md', () => {
  test('are all there', () => {
    expect(snippets.map(({ language }) => language)).toEqual(['sh', 'sh', 'bash', 'yaml', 'python'])
  })

  test.skipIf(!isThere('bash'))('are sound shell', () => {
    for (const code of [...of('sh'), ...of('bash')]) expect(fed('bash', ['-n'], code)).toEqual(sound)
  })

  test.skipIf(!isThere('python3'))('are sound Python', () => {
    const compile = 'import ast, sys; ast.parse(sys.stdin.read())'
    for (const code of of('python')) expect(fed('python3', ['-c', compile], code)).toEqual(sound)
  })

  test('are sound YAML, as far as its indentation goes', () => {
    for (const line of of('yaml').join('').split('\n')) {
      expect(line).toMatch(/^( {2})*(#.*|- .*|[\w-]+:( .*)?|)$/)
      expect(line).not.toContain('\t')
    }
  })

  test.skipIf(!isThere('bash'))('give the command line words that it takes, and each shard once', () => {
    // What a shell makes of the words after `map`, with the variables that the scheduler sets.
    const words = (command: string, env: Record<string, string>) => {
      const [, rest = ''] = /cli\/floorsight\.mjs map ([\s\S]*)/.exec(command) ?? []
      const { stdout } = spawnSync('bash', ['-c', `printf '%s\\n' ${rest}`], { env, encoding: 'utf8' })
      return parseMapOptions(stdout.trim().split('\n'))
    }
    const slurm = of('bash')[0] as string
    const kubernetes = /- (exec node .*)/.exec(of('yaml')[0] as string)?.[1] as string
    for (const k of Array.from({ length: 16 }, (_, at) => at)) {
      const expected = { paths: ['/data/films'], out: '/data/maps', shard: { index: k + 1, of: 16 } }
      const task = { SLURM_ARRAY_TASK_ID: `${k + 1}`, SLURM_ARRAY_TASK_COUNT: '16' }
      expect(words(slurm, task)).toMatchObject(expected)
      expect(words(kubernetes, { JOB_COMPLETION_INDEX: `${k}` })).toMatchObject(expected)
    }
  })
})
