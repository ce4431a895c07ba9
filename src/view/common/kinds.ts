import type { Kind } from '../../layout/index.ts'

export { KIND_TITLES, KINDS, type Kind, kindOf } from '../../layout/index.ts'

/** A kind's colour in the theme on screen. */
export const kindColour = (kind: Kind): string => `var(--kind-${kind})`
