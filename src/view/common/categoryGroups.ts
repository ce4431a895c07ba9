import type { CategoryGroup } from '../../layout/index.ts'

export {
  CATEGORY_GROUP_TITLES,
  CATEGORY_GROUPS,
  type CategoryGroup,
  categoryGroupOf,
} from '../../layout/index.ts'

/** A kind's colour in the theme on screen. */
export const groupColour = (kind: CategoryGroup): string => `var(--kind-${kind})`
