import type { Priors } from '../../../../src/reasoning/index.ts'

/** Made-up priors for tests: a bed is 2 m long, a lamp stands by it and a door far from it. */
export const USUAL: Priors = {
  source: 'made up',
  licence: 'none',
  rooms: 10,
  questions: 100,
  counts: { all: { 2: 60, 3: 25, 4: 10, 8: 5 }, byKind: { chair: { 4: 10, 6: 10 } } },
  sizes: {
    all: { things: 100, longest: [0.2, 0.4, 0.5, 0.7, 0.9, 1, 1.3, 1.6, 2, 2.5] },
    byKind: { bed: { things: 20, longest: [1.8, 1.9, 1.95, 2, 2, 2.05, 2.1, 2.1, 2.15, 2.3] } },
  },
  area: { mean: Math.log(18), sd: 0.5 },
  areaByKind: { mean: Math.log(16), sd: 0.4, byKind: { bathtub: -0.8, sofa: 0.4 } },
  beyond: [
    { objects: 1, mean: 2, sd: 1.3 },
    { objects: 5, mean: 0.6, sd: 0.3 },
  ],
  distances: {
    shift: 0.2,
    mean: Math.log(1.7),
    area: 0.5,
    residuals: [-0.8, -0.5, -0.3, -0.1, 0, 0.1, 0.3, 0.5, 0.8],
    byKind: { door: 0.3 },
    byPair: { 'bed | lamp': -1, 'bed | door': 0.3 },
  },
  directions: {
    easy: { left: 0.5, right: 0.5 },
    medium: { left: 0.46, right: 0.46, back: 0.08 },
    hard: { 'front-left': 0.4, 'front-right': 0.4, 'back-left': 0.1, 'back-right': 0.1 },
  },
  order: { byKind: { bed: 1.5, lamp: 0, door: -1.5 } },
  turns: { first: { back: 0.6, left: 0.2, right: 0.2 }, later: { left: 0.5, right: 0.5 } },
}
