/**
 * Works through items, at most `most` at a time; results in the order in which they come. Where one piece of work
 * throws, no more is begun, and it throws on when those that run have ended.
 */
export async function* inParallel<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running = new Map<number, Promise<{ key: number; result: R }>>()
  let next = 0
  try {
    for (;;) {
      for (; running.size < most && next < items.length; next++) {
        const key = next
        running.set(
          key,
          work(items[key] as T).then((result) => ({ key, result })),
        )
      }
      if (running.size === 0) return
      const { key, result } = await Promise.race(running.values())
      running.delete(key)
      yield result
    }
  } finally {
    await Promise.allSettled(running.values())
  }
}
