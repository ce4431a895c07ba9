import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readNpmOptions } from '../../../../scripts/models/npmConfig.ts'
import { temporaryFolder } from './registryFixture.ts'

test('the registry is the one that npm would use', async () => {
  await using folder = await temporaryFolder()
  const home = join(folder.path, 'userrc')
  await writeFile(home, 'registry=http://user.test/\n@scope:registry=http://scope.test/\n')
  const env = { HOME: folder.path, npm_config_userconfig: home }
  const options = await readNpmOptions(folder.path, env)
  expect(options.registry).toBe('http://user.test/')
  expect(options['@scope:registry']).toBe('http://scope.test/')

  await writeFile(join(folder.path, 'package.json'), '{}')
  await writeFile(join(folder.path, '.npmrc'), 'registry=http://project.test/')
  expect((await readNpmOptions(folder.path, env)).registry).toBe('http://project.test/')

  const fromEnvironment = { ...env, npm_config_registry: 'http://environment.test/' }
  expect((await readNpmOptions(folder.path, fromEnvironment)).registry).toBe('http://environment.test/')
})
