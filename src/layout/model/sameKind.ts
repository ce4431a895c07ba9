import { NEAR_SYNONYMS, SYNONYMS } from './synonyms.ts'

/** The groups that a name stands in, of those that mean the same and of those that only sometimes do. */
const groupsOf = new Map<string, Set<readonly string[]>>()
for (const group of [...SYNONYMS, ...NEAR_SYNONYMS])
  for (const name of group) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(group))

/** The first word of a name's synonyms, or the name itself. */
const head = new Map(SYNONYMS.flatMap((group) => group.map((name) => [name, group[0] as string] as const)))

const near = (a: string, b: string): boolean =>
  [...(groupsOf.get(a) ?? [])].some((group) => group.includes(b))

/**
 * Whether a predicted and a true category name the same kind of thing, or two that only sometimes differ (a tv and a
 * monitor, a table and a desk): for matching maps whose names come from different hands.
 */
export const sameKind = (a: string, b: string): boolean =>
  a === b || near(a, b) || near(head.get(a) ?? a, head.get(b) ?? b)
