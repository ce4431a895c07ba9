/** A fault of the set-up that a person can do something about; the message says what. */
export class SetUpError extends Error {
  override name = 'SetUpError'
}

/** The registry, or the server of a URL, could not be reached. */
export class OfflineError extends SetUpError {
  override name = 'OfflineError'
  constructor(what: string, where: string, fault: string, options?: ErrorOptions) {
    super(
      `${what} could not be fetched from ${where} (${fault}). Check the connection, or name a registry that is reachable: \`npm config set registry URL\`. What has come already is kept.`,
      options,
    )
  }
}

/** The registry answered, but does not give this package. */
export class RefusedError extends SetUpError {
  override name = 'RefusedError'
  constructor(what: string, where: string, fault: string, options?: ErrorOptions) {
    super(
      `${where} does not give ${what} (${fault}). Use a registry that mirrors all of npmjs.org (\`npm config set registry URL\`), or log in to it with \`npm login\`.`,
      options,
    )
  }
}

/** What came is not what was expected: damaged on the way, or replaced at its source. */
export class WrongHashError extends SetUpError {
  override name = 'WrongHashError'
  constructor(what: string, expected: string, found: string, options?: ErrorOptions) {
    super(
      `${what} is not the file that was expected: its hash is ${found}, not ${expected}. It was thrown away; run \`npm run models\` again, and if it stays so, tell Floorsight's maintainers.`,
      options,
    )
  }
}

/** The source is there, but not the file in it. */
export class FileMissingError extends SetUpError {
  override name = 'FileMissingError'
  constructor(file: string, where: string) {
    super(`${where} holds no file ${file}. Correct the entry in scripts/models/catalogue.ts.`)
  }
}

export class DiskFullError extends SetUpError {
  override name = 'DiskFullError'
  constructor(path: string, options?: ErrorOptions) {
    super(
      `The disk is full: ${path} could not be written. Free about 200 MB and run \`npm run models\` again.`,
      options,
    )
  }
}

export class NotWritableError extends SetUpError {
  override name = 'NotWritableError'
  constructor(path: string, options?: ErrorOptions) {
    super(
      `${path} may not be written. Change its permissions or owner and run \`npm run models\` again.`,
      options,
    )
  }
}

/** The converter met something that it does not know, or the entry fits no vector: a fault of Floorsight. */
export class ConversionError extends SetUpError {
  override name = 'ConversionError'
  constructor(title: string, fault: string, options?: ErrorOptions) {
    super(
      `${title} could not be converted to ONNX: ${fault}. Please report this to Floorsight's maintainers.`,
      options,
    )
  }
}

export class VectorMissingError extends SetUpError {
  override name = 'VectorMissingError'
  constructor(id: string, variant: string) {
    super(
      `No vector is stored for ${id} at ${variant}. Record it: \`npx tsx scripts/models/record.ts ${id}\`.`,
    )
  }
}

/** A converted network does not compute what it should. */
export class ProofFailedError extends SetUpError {
  override name = 'ProofFailedError'
  constructor(title: string, variant: string, fault: string, options?: ErrorOptions) {
    super(
      `${title} at ${variant} was converted, but does not compute what it should: ${fault}. Nothing was installed; please report this to Floorsight's maintainers.`,
      options,
    )
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code ?? ''

/** A failed write as a named error; anything else as it is. */
export function diskFault(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DiskFullError(path, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return new NotWritableError(path, { cause: error })
  return error
}

const NETWORK_CODES =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|ENOTCACHED|ERR_SOCKET_TIMEOUT|FETCH_ERROR|UND_ERR_.*|E5\d\d|.*CERT.*|E429)$/

/**
 * A failed fetch as a named error; anything else as it is.
 * @param what the package or URL; @param where the registry or host.
 */
export function fetchFault(error: unknown, what: string, where: string): unknown {
  if (error instanceof SetUpError) return error
  const code = codeOf(error) || codeOf((error as Error | undefined)?.cause)
  const fault = code || String(error)
  if (NETWORK_CODES.test(code)) return new OfflineError(what, where, fault, { cause: error })
  if (/^E4\d\d$/.test(code) || code === 'ETARGET')
    return new RefusedError(what, where, fault, { cause: error })
  if (code === 'EINTEGRITY') {
    const { expected, found } = error as { expected?: unknown; found?: unknown }
    return new WrongHashError(what, String(expected), String(found), { cause: error })
  }
  return error
}
