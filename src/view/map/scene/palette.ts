import { useMemo } from 'react'
import { Color } from 'three'
import { CATEGORY_GROUPS, type CategoryGroup } from '../../common/categoryGroups.ts'
import { useTheme } from '../../common/theme.ts'

const NAMES = ['sheet', 'ink', 'ink-2', 'ink-3', 'rule', 'rule-strong', 'grid-major', 'accent'] as const
type Name = (typeof NAMES)[number]

/** The page's colours, as three.js takes them. */
export interface Palette {
  of: Readonly<Record<Name, Color>>
  kind: Readonly<Record<CategoryGroup, Color>>
}

/** The colour that a custom property comes to in the theme on screen; only the style of an element says it. */
function resolved(probe: HTMLElement, property: string): Color {
  probe.style.color = `var(${property})`
  const [r = 0, g = 0, b = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number)
  return new Color().setRGB(r / 255, g / 255, b / 255, 'srgb')
}

function readPalette(): Palette {
  const probe = document.body.appendChild(document.createElement('span'))
  // Where the system forces its colours every one would be that of text, and the canvas has shades of its own.
  probe.style.setProperty('forced-color-adjust', 'none')
  try {
    const colours = <K extends string>(names: readonly K[], prefix: string) =>
      Object.fromEntries(names.map((name) => [name, resolved(probe, `--${prefix}${name}`)])) as Record<
        K,
        Color
      >
    return { of: colours(NAMES, ''), kind: colours(CATEGORY_GROUPS, 'kind-') }
  } finally {
    probe.remove()
  }
}

/** The colours of the theme on screen. */
export function usePalette(): Palette {
  const theme = useTheme()
  return useMemo(readPalette, [theme])
}
