import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFilms } from '../../../../cli/batch/films.ts'
import { BadInputError } from '../../../../cli/exit.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'floorsight-'))
  await mkdir(join(folder, 'flat/.trash'), { recursive: true })
  for (const name of [
    'hall.MOV',
    'notes.txt',
    'code.ts',
    '._hall.mov',
    'flat/bath.webm',
    'flat/.trash/old.mp4',
  ])
    await writeFile(join(folder, name), name)
})
afterEach(() => rm(folder, { recursive: true }))

const namesOf = async (...words: Parameters<typeof findFilms>) =>
  (await findFilms(...words)).map(({ name }) => name).sort()

test('a folder gives its films and those of the folders in it, by their place, and nothing hidden', async () => {
  expect(await namesOf([folder])).toEqual(['flat/bath.webm', 'hall.MOV'])
  const [film] = await findFilms([join(folder, 'flat')])
  expect(film).toEqual({ path: join(folder, 'flat/bath.webm'), name: 'bath.webm', bytes: 14 })
})

test('files are named by their path as given, and may be called anything', async () => {
  const place = folder.slice(1)
  expect(await namesOf([join(folder, 'notes.txt')])).toEqual([`${place}/notes.txt`])
})

test('a list has a path a line', async () => {
  const list = join(folder, 'list')
  await writeFile(list, `${folder}/hall.MOV\r\n\n  ${folder}/flat  \n`)
  expect(await namesOf([], list)).toEqual(['bath.webm', `${folder.slice(1)}/hall.MOV`])
})

test('no name is taken by two films, and none leads out of the output folder', async () => {
  await expect(findFilms([folder, folder])).rejects.toThrow(/would both be .*: give the folder/)
  const inside = join(folder, 'flat')
  for (const { name } of await findFilms([`${inside}/../flat/./bath.webm`]))
    expect(name).not.toMatch(/(^|\/)\.\.?\//)
})

test('what is missing or empty is said', async () => {
  await expect(findFilms([join(folder, 'attic')])).rejects.toThrow(/there is no file or folder .*attic/)
  await expect(findFilms([join(folder, 'flat/.trash')])).resolves.toHaveLength(1)
  await mkdir(join(folder, 'empty'))
  await expect(findFilms([join(folder, 'empty')])).rejects.toThrow(BadInputError)
  await expect(findFilms([], join(folder, 'nolist'))).rejects.toThrow(/there is no file .*nolist/)
})
