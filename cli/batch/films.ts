import { readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { BadInputError } from '../exit.ts'
import { readText } from '../files.ts'

/** A film of a batch. */
export interface Film {
  path: string
  /** Its path within the batch, with forward slashes: what its map is named after, and what shards are split by. */
  name: string
  bytes: number
}

/** Ends of the names of films, of the containers that Floorsight reads. Not `.ts`: it is mostly TypeScript. */
const FILM = /\.(mp4|m4v|mov|3gp|mkv|webm|mts|m2ts)$/i
/** Hidden files are no films of the user's: macOS writes a `._kitchen.mp4` beside each on some disks. */
const isFilm = (path: string) => FILM.test(path) && !path.split('/').some((part) => part.startsWith('.'))

const slashed = (path: string) => path.split(sep).join('/')

/** A path as it was given, as a place within the output folder. */
const placeOf = (path: string) =>
  slashed(path)
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')

async function filmsUnder(folder: string): Promise<Film[]> {
  const names = (await readdir(folder, { recursive: true })).map(slashed).filter(isFilm)
  const films = await Promise.all(
    names.map(async (name): Promise<Film | undefined> => {
      const path = join(folder, name)
      const info = await stat(path).catch(() => undefined)
      return info?.isFile() ? { path, name, bytes: info.size } : undefined
    }),
  )
  return films.filter((film) => film !== undefined)
}

async function filmsAt(path: string): Promise<Film[]> {
  const info = await stat(path).catch(() => undefined)
  if (info?.isDirectory()) return filmsUnder(path)
  if (!info?.isFile()) throw new BadInputError(`there is no file or folder ${path}`)
  return [{ path, name: placeOf(path), bytes: info.size }]
}

/**
 * The films of folders (with those inside them) and of files, named after their place in the folder, or after the path
 * as given. A file that is named is taken for a film whatever it is called.
 * @param list a text file with a path a line, if any.
 * @throws BadInputError where something is missing, two films have one name, or there is none.
 */
export async function findFilms(paths: readonly string[], list?: string): Promise<Film[]> {
  const listed = list === undefined ? [] : (await readText(list)).split(/\r?\n/).map((line) => line.trim())
  const all = [...paths, ...listed.filter((line) => line !== '')]
  const films = (await Promise.all(all.map(filmsAt))).flat()
  const byName = new Map<string, Film>()
  for (const film of films) {
    const other = byName.get(film.name)
    if (other)
      throw new BadInputError(
        `${other.path} and ${film.path} would both be ${film.name}: give the folder that holds both, or one of them.`,
      )
    byName.set(film.name, film)
  }
  if (films.length === 0)
    throw new BadInputError(`there is no film in ${all.join(', ') || (list as string)}.`)
  return films
}
