import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { diskFault, NotWritableError, WrongHashError } from './errors.ts'

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** sha256 of bytes, in hexadecimal. */
export const sha256Of = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

/** sha256 of a file, read in pieces; undefined where there is no such file. */
export async function sha256OfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
    return hash.digest('hex')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A name to write under before the rename; the process's id tells whose leftovers may be swept. */
const partName = (path: string) => `${path}.${process.pid}.part`

/** Writes a file so that its name only ever stands for the whole of it. Throws DiskFullError, NotWritableError. */
export async function writeWhole(path: string, chunks: Chunks): Promise<void> {
  const part = partName(path)
  try {
    await pipeline(Readable.from(chunks), createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw diskFault(error, path)
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Creates a folder, and sweeps out what interrupted runs left in it half written. */
export async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    // On a read-only disk Node's recursive mkdir says that there is no such folder.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new NotWritableError(folder, { cause: error })
    throw diskFault(error, folder)
  }
  for (const name of await readdir(folder)) {
    const pid = /\.(\d+)\.part$/.exec(name)?.[1]
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid))))
      await rm(join(folder, name), { force: true })
  }
}

/** Source files by their sha256, kept between runs: what has come once is not fetched again. */
export class SourceStore {
  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<SourceStore> {
    await openFolder(folder)
    return new SourceStore(folder)
  }

  private path(sha256: string): string {
    return join(this.folder, sha256)
  }

  async has(sha256: string): Promise<boolean> {
    return stat(this.path(sha256)).then(
      (found) => found.isFile(),
      () => false,
    )
  }

  /** The file's bytes. Throws WrongHashError, and forgets the file, where the disk has damaged it. */
  async read(sha256: string): Promise<Uint8Array> {
    const data = await readFile(this.path(sha256))
    const found = sha256Of(data)
    if (found === sha256) return data
    await rm(this.path(sha256))
    throw new WrongHashError(`The kept copy ${this.path(sha256)}`, sha256, found)
  }

  /** Keeps a file if it hashes to what it should. @param title names it in errors. */
  async keep(sha256: string, title: string, chunks: Chunks): Promise<void> {
    const hash = createHash('sha256')
    await writeWhole(
      this.path(sha256),
      (async function* () {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
        // Before the rename: a file of another hash never gets this name.
        const found = hash.digest('hex')
        if (found !== sha256) throw new WrongHashError(title, sha256, found)
      })(),
    )
  }
}
