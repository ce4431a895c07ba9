/** How a surface looks. Colours are sRGB; the picture of a texture multiplies them. */
export interface Finish {
  colour: string
  roughness: number
  metalness?: number
  /** A painter of page/textures.ts, and how many metres its picture covers (0: the shape's own 0..1). */
  texture?: { painter: string; metres: number }
  /** Light that it gives off by itself, in the units of the room's light: a lamp, a screen. */
  glow?: number
}

export const FINISHES = {
  wall: { colour: '#e6dfd3', roughness: 0.95, texture: { painter: 'plaster', metres: 2.2 } },
  accent: { colour: '#8d9c93', roughness: 0.95, texture: { painter: 'plaster', metres: 2.2 } },
  ceiling: { colour: '#f3f0ea', roughness: 1, texture: { painter: 'plaster', metres: 2.2 } },
  floor: { colour: '#b98e62', roughness: 0.5, texture: { painter: 'planks', metres: 2.4 } },
  white: { colour: '#efece6', roughness: 0.5 },
  oak: { colour: '#b5854f', roughness: 0.5, texture: { painter: 'grain', metres: 0.8 } },
  walnut: { colour: '#6f4a30', roughness: 0.5, texture: { painter: 'grain', metres: 0.8 } },
  black: { colour: '#1c1c1e', roughness: 0.4 },
  blackWood: { colour: '#302a27', roughness: 0.45, texture: { painter: 'grain', metres: 0.8 } },
  screen: { colour: '#060708', roughness: 0.12 },
  sofa: { colour: '#4c6a80', roughness: 0.95, texture: { painter: 'weave', metres: 0.5 } },
  mustard: { colour: '#c9952f', roughness: 0.95, texture: { painter: 'weave', metres: 0.3 } },
  rust: { colour: '#a8502f', roughness: 0.95, texture: { painter: 'stripes', metres: 0.3 } },
  linen: { colour: '#ded3bf', roughness: 0.95, texture: { painter: 'weave', metres: 0.4 } },
  curtain: { colour: '#d6c6a8', roughness: 0.95, texture: { painter: 'weave', metres: 0.5 } },
  rug: { colour: '#ffffff', roughness: 1, texture: { painter: 'rug', metres: 0 } },
  steel: {
    colour: '#c3c6c8',
    roughness: 0.34,
    metalness: 0.85,
    texture: { painter: 'brushed', metres: 0.7 },
  },
  fridge: {
    colour: '#d5d8da',
    roughness: 0.36,
    metalness: 0.3,
    texture: { painter: 'brushed', metres: 0.7 },
  },
  chrome: { colour: '#d0d2d4', roughness: 0.32, metalness: 0.95 },
  gap: { colour: '#2b2b2b', roughness: 0.9 },
  front: { colour: '#5d7466', roughness: 0.6 },
  worktop: { colour: '#8a633f', roughness: 0.4, texture: { painter: 'blocks', metres: 0.9 } },
  tiles: { colour: '#e9ebe8', roughness: 0.25, texture: { painter: 'tiles', metres: 0.6 } },
  enamel: { colour: '#f1f1ef', roughness: 0.25 },
  ovenGlass: { colour: '#101114', roughness: 0.12 },
  terracotta: { colour: '#b4623d', roughness: 0.85, texture: { painter: 'weave', metres: 0.5 } },
  soil: { colour: '#3b2a1d', roughness: 1, texture: { painter: 'weave', metres: 0.1 } },
  leaf: { colour: '#4c8a3a', roughness: 0.5, texture: { painter: 'leaf', metres: 0 } },
  darkLeaf: { colour: '#2f6b3a', roughness: 0.45, texture: { painter: 'leaf', metres: 0 } },
  stem: { colour: '#6d6a3a', roughness: 0.8 },
  aluminium: { colour: '#b9bcc0', roughness: 0.35, metalness: 0.5 },
  keys: { colour: '#ffffff', roughness: 0.6, texture: { painter: 'keys', metres: 0 } },
  laptopScreen: { colour: '#ffffff', roughness: 0.3, texture: { painter: 'desktop', metres: 0 }, glow: 0.9 },
  clockFace: { colour: '#ffffff', roughness: 0.5, texture: { painter: 'clock', metres: 0 } },
  microwavePanel: { colour: '#ffffff', roughness: 0.4, texture: { painter: 'panel', metres: 0 } },
  artOne: { colour: '#ffffff', roughness: 0.8, texture: { painter: 'artOne', metres: 0 } },
  artTwo: { colour: '#ffffff', roughness: 0.8, texture: { painter: 'artTwo', metres: 0 } },
  artThree: { colour: '#ffffff', roughness: 0.8, texture: { painter: 'artThree', metres: 0 } },
  bookRed: { colour: '#9b3a31', roughness: 0.7 },
  bookBlue: { colour: '#33597c', roughness: 0.7 },
  bookCream: { colour: '#d9cba6', roughness: 0.7 },
  bookGreen: { colour: '#49704f', roughness: 0.7 },
  ceramic: { colour: '#3f6f86', roughness: 0.25 },
  orange: { colour: '#d9822b', roughness: 0.5 },
  apple: { colour: '#a83232', roughness: 0.4 },
  shade: { colour: '#f4ead6', roughness: 0.9, glow: 2.2 },
  outside: { colour: '#ffffff', roughness: 1, texture: { painter: 'outside', metres: 0 }, glow: 5 },
} as const satisfies Record<string, Finish>

export type Material = keyof typeof FINISHES

export const finishOf = (material: Material): Finish => FINISHES[material]
