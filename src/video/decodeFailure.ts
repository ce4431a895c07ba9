import { InputDisposedError } from 'mediabunny'
import { CorruptVideoError, UnreadableFileError, VideoError } from './errors.ts'

/** What the browser throws where the file cannot be read any more. */
const isReadFailure = (error: unknown): boolean =>
  error instanceof DOMException && /^(NotReadable|NotFound|Security|NotAllowed)Error$/.test(error.name)

/** Whether bytes that could be read could not be decoded: other frames of the file may still be. */
export const isDecodeFailure = (error: unknown): boolean =>
  !(error instanceof VideoError || error instanceof InputDisposedError || isReadFailure(error)) &&
  !(error instanceof DOMException && error.name === 'AbortError')

/** An error of reading or taking apart the file as one that a user understands; named errors stay as they are. */
export function asVideoError(error: unknown, fileName: string): unknown {
  if (isReadFailure(error)) return new UnreadableFileError(fileName, { cause: error })
  return isDecodeFailure(error) ? new CorruptVideoError(fileName, { cause: error }) : error
}
