/** What an error says, without its class's name. onnxruntime also throws bare numbers. */
export const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The models are not where the app looks for them: nobody has prepared them yet. */
export class ModelsMissingError extends Error {
  override name = 'ModelsMissingError'
  constructor(where: string) {
    super(`There are no models at ${where}. Run \`npm run models\` once (\`npm start\` does it) and reload.`)
  }
}

/** models.json is there, but is not what this version of the app reads. */
export class ModelsOutdatedError extends Error {
  override name = 'ModelsOutdatedError'
  constructor(where: string, fault: string) {
    super(
      `The list of models at ${where} does not fit this version (${fault}). Run \`npm run models\` and reload.`,
    )
  }
}

/** The list of models could not be fetched at all: the server is gone or refuses. */
export class ModelsUnreachableError extends Error {
  override name = 'ModelsUnreachableError'
  constructor(where: string, fault: string, options?: ErrorOptions) {
    super(
      `The list of models at ${where} could not be read (${fault}). Check that the app is still served, and reload.`,
      options,
    )
  }
}

/** A model's file did not come, came short, or is not the file that was prepared. */
export class ModelDownloadError extends Error {
  override name = 'ModelDownloadError'
  constructor(file: string, fault: string, options?: ErrorOptions) {
    super(
      `The model file ${file} did not load (${fault}). Try again; if it stays so, delete public/models and run \`npm run models\`.`,
      options,
    )
  }
}

/** No model, or no size of a model, of that name. */
export class UnknownModelError extends Error {
  override name = 'UnknownModelError'
  constructor(what: string, known: readonly string[]) {
    super(
      `There is no ${what}. Known: ${known.join(', ') || 'none'}. Run \`npm run models\` if the catalogue was changed.`,
    )
  }
}

/** WebAssembly, the last resort, could not load a network. */
export class NetworkOpenError extends Error {
  override name = 'NetworkOpenError'
  constructor(title: string, fault: string, options?: ErrorOptions) {
    super(
      `${title} could not be loaded: ${fault}. Close other tabs to free memory and try again, or update the browser.`,
      options,
    )
  }
}

/** A network that was loaded failed while it ran. */
export class NetworkRunError extends Error {
  override name = 'NetworkRunError'
  constructor(title: string, fault: string, options?: ErrorOptions) {
    super(`${title} failed while it ran: ${fault}. Run again; if it stays so, choose WebAssembly.`, options)
  }
}

/** The graphics processor went away (driver reset, sleep, another program): its sessions are dead. */
export class GpuLostError extends Error {
  override name = 'GpuLostError'
  constructor(fault: string) {
    super(
      `The graphics processor was lost (${fault}). Run again: the app then starts afresh, on WebAssembly if need be.`,
    )
  }
}
