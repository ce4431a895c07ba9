import { distance2, type Vec2 } from '../../geometry/index.ts'

const isSame = (a: Vec2 | undefined, b: Vec2 | undefined) => a && b && distance2(a, b) < 1e-6

/**
 * The runs of walls, in the order of the outline, as lines that go on around its corners: a room without doors and
 * windows is one closed line.
 */
export function chainsOf(runs: readonly (readonly [Vec2, Vec2])[]): { points: Vec2[]; isClosed: boolean }[] {
  const chains: Vec2[][] = []
  for (const [from, to] of runs) {
    const last = chains.at(-1)
    if (last && isSame(last.at(-1), from)) last.push(to)
    else chains.push([from, to])
  }
  const [first, last] = [chains[0], chains.at(-1)]
  if (!first || !last || !isSame(first[0], last.at(-1)))
    return chains.map((points) => ({ points, isClosed: false }))
  if (first === last) return [{ points: first.slice(1), isClosed: true }]
  const joined = [...last, ...first.slice(1)]
  return [joined, ...chains.slice(1, -1)].map((points) => ({ points, isClosed: false }))
}
