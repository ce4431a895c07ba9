import { faultOf, ModelsMissingError, ModelsOutdatedError, ModelsUnreachableError } from './errors.ts'
import { type ModelManifest, modelManifest } from './schema.ts'

export const MANIFEST_NAME = 'models.json'

/** Parses the text of models.json. Throws ModelsOutdatedError, which names the first fault. */
export function parseManifest(text: string, where: string): ModelManifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new ModelsOutdatedError(where, 'it is not JSON')
  }
  const parsed = modelManifest.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ModelsOutdatedError(where, `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`)
}

/**
 * Fetches the list of models.
 * @param baseUrl folder of models.json, absolute or relative to the page; ends with a slash.
 * @throws ModelsMissingError where there is none, ModelsOutdatedError where it does not fit, ModelsUnreachableError
 *   where the server does not answer, the signal's reason when aborted.
 */
export async function loadManifest(baseUrl: string, signal?: AbortSignal): Promise<ModelManifest> {
  const url = new URL(MANIFEST_NAME, new URL(baseUrl, globalThis.location?.href)).href
  let response: Response
  let text: string
  try {
    response = await fetch(url, { cache: 'no-cache', ...(signal && { signal }) })
    text = await response.text()
  } catch (error) {
    signal?.throwIfAborted()
    throw new ModelsUnreachableError(url, faultOf(error), { cause: error })
  }
  // A server of single-page apps answers an unknown path with its start page, and status 200.
  if (response.status === 404 || text.trimStart().startsWith('<')) throw new ModelsMissingError(url)
  if (!response.ok) throw new ModelsUnreachableError(url, `status ${response.status}`)
  return parseManifest(text, url)
}
