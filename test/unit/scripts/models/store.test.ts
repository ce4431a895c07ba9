import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  DiskFullError,
  diskFault,
  NotWritableError,
  WrongHashError,
} from '../../../../scripts/models/errors.ts'
import {
  openFolder,
  SourceStore,
  sha256Of,
  sha256OfFile,
  writeWhole,
} from '../../../../scripts/models/store.ts'
import { temporaryFolder } from './registryFixture.ts'

test('sha256Of is the published one', async () => {
  // FIPS 180-4, "abc".
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(sha256Of('abc')).toBe(abc)
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, 'abc'), 'abc')
  expect(await sha256OfFile(join(folder.path, 'abc'))).toBe(abc)
  expect(await sha256OfFile(join(folder.path, 'none'))).toBeUndefined()
})

test('writeWhole leaves the old file, and no other, when the source breaks off', async () => {
  await using folder = await temporaryFolder()
  const path = join(folder.path, 'file')
  await writeWhole(path, [Buffer.from('old')])
  const broken = (function* () {
    yield Buffer.from('new, but')
    throw new Error('cut')
  })()
  await expect(writeWhole(path, broken)).rejects.toThrow('cut')
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder.path)).toEqual(['file'])
})

test('openFolder sweeps the leftovers of processes that are gone, and only those', async () => {
  await using folder = await temporaryFolder()
  const { pid: gone } = spawnSync('true')
  const names = [`a.${gone}.part`, `b.${process.ppid}.part`, 'c.part', 'd']
  for (const name of names) await writeFile(join(folder.path, name), '')
  await openFolder(folder.path)
  expect((await readdir(folder.path)).toSorted()).toEqual(names.slice(1).toSorted())
})

test('the store notices when the disk has damaged a file, and forgets it', async () => {
  await using folder = await temporaryFolder()
  const store = await SourceStore.open(folder.path)
  const hash = sha256Of('abc')
  await store.keep(hash, 'abc', [Buffer.from('a'), Buffer.from('bc')])
  expect(await store.has(hash)).toBe(true)
  expect(await store.read(hash)).toEqual(Buffer.from('abc'))
  await writeFile(join(folder.path, hash), 'abd')
  await expect(store.read(hash)).rejects.toThrow(WrongHashError)
  expect(await store.has(hash)).toBe(false)
})

test('diskFault names what a person can mend', () => {
  const coded = (code: string) => Object.assign(new Error(code), { code })
  expect(diskFault(coded('ENOSPC'), '/x')).toBeInstanceOf(DiskFullError)
  expect(diskFault(coded('EROFS'), '/x')).toBeInstanceOf(NotWritableError)
  expect((diskFault(coded('EACCES'), '/x') as Error).message).toMatch(/^\/x may not be written\./)
  const other = coded('EIO')
  expect(diskFault(other, '/x')).toBe(other)
})
