/** How many rows pass between two signs of life. */
const STEP = 200
const WIDTH = 24

const bar = (share: number) => {
  const full = Math.round(WIDTH * share)
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`
}

/**
 * Passes rows on, and on a terminal shows on stderr how far they are: a bar where the bytes of the file are known and
 * counted, else the count alone. Elsewhere it is silent, so that logs stay logs.
 * @param share how much of the input is read, 0 to 1; undefined where it is not known.
 */
export async function* withProgress<T>(
  rows: AsyncIterable<T>,
  share: () => number | undefined = () => undefined,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): AsyncGenerator<T> {
  let count = 0
  for await (const row of rows) {
    yield row
    count++
    if (!stream.isTTY || count % STEP) continue
    const part = share()
    stream.write(`\r\x1b[K${part === undefined ? '' : `${bar(part)} `}${count} rows`)
  }
  if (stream.isTTY && count >= STEP) stream.write('\r\x1b[K')
}
