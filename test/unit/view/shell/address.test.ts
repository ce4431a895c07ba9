import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { select, session } from '../../../../src/session/index.ts'
import { addressIn, readAddress, writeAddress } from '../../../../src/view/shell/address.ts'
import { keepAddress } from '../../../../src/view/shell/keepAddress.ts'
import { openDocument } from '../../openDocument.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const open = openDocument(sampleLayout)

describe('an address', () => {
  test('comes back as it was written, to a hundredth of a second', () => {
    const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(ids, fc.double({ min: 0.05, max: 1e4, noNaN: true }), (object, seconds) => {
        const read = readAddress(writeAddress({ object, seconds }))
        return read.object === object && Math.abs((read.seconds ?? Number.NaN) - seconds) <= 0.0051
      }),
    )
  })

  test('says nothing of what is at its beginning', () => {
    expect(writeAddress({ object: undefined, seconds: undefined })).toBe('')
    expect(writeAddress({ object: undefined, seconds: 0.04 })).toBe('')
    expect(writeAddress({ object: 'sink-1', seconds: 0 })).toBe('#object=sink-1')
    expect(writeAddress({ object: 'sink-1', seconds: 4.2 })).toBe('#object=sink-1&t=4.2')
  })

  test('that was typed by hand is read as far as it can be', () => {
    const nothing = { object: undefined, seconds: undefined }
    for (const hash of ['', '#', '#t=', '#t=soon', '#t=-2', '#t=Infinity', '#object=', '#what=ever'])
      expect(readAddress(hash)).toEqual(nothing)
    expect(readAddress('#t=7&object=sofa-1')).toEqual({ object: 'sofa-1', seconds: 7 })
    expect(readAddress('#t=0').seconds).toBe(0)
  })

  test('may hold a map, besides the rest', () => {
    const hash = writeAddress({ object: 'sofa-1', seconds: 2, shared: 'q1_-Az' })
    expect(hash).toBe('#object=sofa-1&t=2&share=q1_-Az')
    expect(readAddress(hash)).toEqual({ object: 'sofa-1', seconds: 2, shared: 'q1_-Az' })
  })

  test('means only what the document has', () => {
    expect(addressIn(open, { object: 'sofa-1', seconds: 3.9 })).toEqual({ object: 'sofa-1', seconds: 3.9 })
    expect(addressIn(open, { object: 'piano-1', seconds: 99 })).toEqual({
      object: undefined,
      seconds: undefined,
    })
    // Some containers claim less than their last frame's time.
    const short = {
      ...open,
      layout: { ...sampleLayout, source: { ...sampleLayout.source, durationSeconds: 0 } },
    }
    expect(addressIn(short, { object: undefined, seconds: 2.9 }).seconds).toBe(2.9)
  })
})

describe('keepAddress', () => {
  const page = new EventTarget()
  const location = { hash: '', pathname: '/', search: '?x=1' }
  let stop = () => {}

  beforeEach(() => {
    vi.useFakeTimers()
    location.hash = '#object=chair-1&t=1.5'
    vi.stubGlobal('location', location)
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    vi.stubGlobal('history', {
      state: null,
      replaceState: (_state: unknown, _title: string, url: string) => {
        location.hash = url.startsWith('#') ? url : ''
      },
    })
    session.setState(session.getInitialState(), true)
    stop = keepAddress()
  })
  afterEach(() => {
    stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('goes where the address says when the first document opens, and only then', () => {
    session.setState({ document: open })
    expect(session.getState()).toMatchObject({ selected: 'chair-1', playheadSeconds: 1.5 })
    session.setState({ document: undefined, selected: undefined })
    session.setState({ document: open })
    expect(session.getState().selected).toBeUndefined()
  })

  test('writes what is selected after a while, and takes it away again', () => {
    session.setState({ document: open })
    select('sofa-1')
    expect(location.hash).toBe('#object=chair-1&t=1.5')
    vi.advanceTimersByTime(1000)
    expect(location.hash).toBe('#object=sofa-1&t=1.5')
    session.setState({ selected: undefined, playheadSeconds: 0 })
    vi.advanceTimersByTime(1000)
    expect(location.hash).toBe('')
  })

  test('follows an address that the user changes, until it is stopped', () => {
    session.setState({ document: open })
    location.hash = '#object=sofa-1'
    page.dispatchEvent(new Event('hashchange'))
    expect(session.getState().selected).toBe('sofa-1')
    stop()
    location.hash = '#object=chair-1'
    page.dispatchEvent(new Event('hashchange'))
    expect(session.getState().selected).toBe('sofa-1')
  })
})
