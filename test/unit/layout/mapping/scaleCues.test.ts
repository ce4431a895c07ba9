import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CATEGORIES, type Category, provenance } from '../../../../src/layout/index.ts'
import {
  ceilingCue,
  combineScale,
  floorCue,
  networkCue,
  objectCue,
  type ScaleCue,
  sameHandCue,
  votesForScale,
} from '../../../../src/layout/mapping/scaleCues.ts'
import { number } from '../../geometry/arbitraries.ts'

const cue = (metresPerUnit: number, sd: number, kind: ScaleCue['kind'] = 'objects'): ScaleCue => ({
  kind,
  evidence: '',
  logScale: Math.log(metresPerUnit),
  sd,
  provenance: provenance('prior', 'usual-object-size'),
})
const kind = (name: string) => CATEGORIES[name] as Category

describe('cues', () => {
  test('a floor half a unit below a hand-held camera makes a unit about three metres', () => {
    expect(Math.exp(floorCue(0.5).logScale)).toBeCloseTo(2.9)
    const stated = floorCue(0.5, 1.2)
    expect(Math.exp(stated.logScale)).toBeCloseTo(2.4)
    expect(stated.kind).toBe('camera-height')
    expect(stated.sd).toBeLessThan(floorCue(0.5).sd)
    expect(stated.evidence).toContain('1.2 m')
  })

  test('the same hand elsewhere says more than any hand, as far as that part’s own metres are sure', () => {
    const elsewhere = { metres: 1.3, relativeSd: 0.05 }
    const { logScale, sd, evidence } = sameHandCue(0.5, elsewhere)
    expect(Math.exp(logScale)).toBeCloseTo(2.6)
    expect(sd).toBeLessThan(floorCue(0.5).sd)
    expect(sd).toBeGreaterThan(elsewhere.relativeSd)
    expect(sameHandCue(0.5, { ...elsewhere, relativeSd: 0.2 }).sd).toBeGreaterThan(0.2)
    expect(evidence).toContain('1.30 m')
  })

  test('a room of one unit is as high as rooms are', () => {
    expect(Math.exp(ceilingCue(1).logScale)).toBeGreaterThan(2.3)
    expect(Math.exp(ceilingCue(1).logScale)).toBeLessThan(2.8)
  })

  test('the network speaks by its median frame, or not at all', () => {
    expect(networkCue([0.3, 9, 0.2])?.logScale).toBe(0.3)
    expect(networkCue([0.3])?.evidence).toContain('one frame')
    expect(networkCue([])).toBeUndefined()
  })

  test('objects of a kind weigh by how well each was seen, and are never surer than their kind is alike', () => {
    const { logScale, sd } = objectCue(kind('chair'), [
      { logScale: 0, sd: 0.2 },
      { logScale: 0.5, sd: 0.4 },
    ])
    // Weights 25 and 6.25.
    expect(logScale).toBeCloseTo(0.1)
    expect(sd).toBeCloseTo(Math.sqrt(1 / 31.25))
    const many = Array.from({ length: 50 }, () => ({ logScale: 0, sd: 0.2 }))
    expect(objectCue(kind('chair'), many).sd).toBe(0.13)
  })

  test('what is small, soft in size, or seen through does not vote', () => {
    const voters = ['refrigerator', 'sofa', 'bed', 'toilet', 'oven'].filter((name) =>
      votesForScale(kind(name)),
    )
    expect(voters).toEqual(['refrigerator', 'sofa', 'bed', 'toilet', 'oven'])
    const silent = ['chair', 'plant', 'computer mouse', 'vase', 'tv'].filter((name) =>
      votesForScale(kind(name)),
    )
    expect(silent).toEqual([])
  })
})

describe('combineScale', () => {
  test('nothing to hear gives no scale', () => {
    expect(combineScale([])).toBeUndefined()
  })

  test('one cue is taken at its word, within a per cent', () => {
    fc.assert(
      fc.property(number(0.1, 20), number(0.04, 0.2), (metres, sd) => {
        const scale = combineScale([cue(metres, sd)])
        return Math.abs(Math.log((scale?.metresPerUnit ?? 0) / metres)) < 0.01
      }),
    )
  })

  test('two that nearly agree meet between them, nearer to the surer one, and are surer together', () => {
    const [sure, unsure] = [cue(2, 0.05), cue(2.2, 0.15)]
    const both = combineScale([sure, unsure])
    expect(both?.metresPerUnit).toBeGreaterThan(2)
    expect(both?.metresPerUnit).toBeLessThan(2.1)
    expect(both?.relativeSd).toBeLessThan(combineScale([sure])?.relativeSd ?? 0)
  })

  test('one that errs by a factor of two does not move three that agree', () => {
    const three = [cue(2, 0.1), cue(2.04, 0.1, 'floor'), cue(1.97, 0.13, 'metric-network')]
    const alone = combineScale(three)
    const disturbed = combineScale([...three, cue(4, 0.1, 'ceiling')])
    expect((disturbed?.metresPerUnit ?? 0) / (alone?.metresPerUnit ?? 1)).toBeCloseTo(1, 1)
    expect(disturbed?.metresPerUnit).toBeLessThan(2.1)
    // It is known to be the one that is wrong.
    expect(disturbed?.cues.map(({ weight }) => weight > 0.5)).toEqual([true, true, true, false])
  })

  test('agreement is more where cues agree: that tells a table from the floor', () => {
    const agreeing = combineScale([cue(2, 0.1), cue(2.05, 0.1)])
    const contrary = combineScale([cue(2, 0.1), cue(3, 0.1)])
    expect(agreeing?.agreement).toBeGreaterThan((contrary?.agreement ?? 0) + 1)
  })

  test('what the user stated stands alone', () => {
    const stated = combineScale([cue(3, 0.04, 'camera-height'), cue(2, 0.05), cue(2, 0.05, 'floor')])
    expect(stated?.metresPerUnit).toBeCloseTo(3, 1)
    expect(stated?.cues.map((w) => w.kind)).toEqual(['camera-height'])
    // And is not doubted: only how exactly it was held remains.
    expect(stated?.relativeSd).toBeCloseTo(0.04, 3)
  })

  test('a change of the unit changes the number and nothing else', () => {
    const cues = fc.array(fc.tuple(number(1, 4), number(0.05, 0.2)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(cues, number(0.2, 5), (list, unit) => {
        const scale = combineScale(list.map(([metres, sd]) => cue(metres, sd)))
        const other = combineScale(list.map(([metres, sd]) => cue(metres * unit, sd)))
        expect(other?.relativeSd).toBeCloseTo(scale?.relativeSd ?? 0, 2)
        expect((other?.agreement ?? 0) - (scale?.agreement ?? 0)).toBeCloseTo(0, 1)
      }),
    )
  })
})

describe('what is known of kinds', () => {
  test.each(Object.entries(CATEGORIES))(
    '%s has usable numbers',
    (_, { size, spread, base, detectedAs, hollow }) => {
      expect([...size, ...spread, base.spread].every((v) => v > 0 && v < 5)).toBe(true)
      // Longer side first, as the map's boxes have it.
      expect(size[0]).toBeGreaterThanOrEqual(size[1])
      expect(base.height).toBeGreaterThanOrEqual(0)
      expect(Object.values(detectedAs).every((threshold) => threshold > 0 && threshold < 1)).toBe(true)
      expect(hollow >= 0 && hollow <= 1).toBe(true)
    },
  )
})
