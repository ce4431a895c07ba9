/** Bytes as a string, one character each. */
export const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** `length` bytes of a file from `start` on; fewer at its end. */
export const readBytes = async (
  file: Blob,
  start: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.slice(start, start + length).arrayBuffer())
