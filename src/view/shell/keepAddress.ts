import { openShared, seek, select, session, sharedText } from '../../session/index.ts'
import { addressIn, readAddress, writeAddress } from './address.ts'

/** While a film plays the URL would change with each frame; it follows so much later. */
const DELAY_MILLISECONDS = 300

/**
 * Keeps selection and time in the URL's hash, and takes them from there when the first document opens, or when the
 * user changes the hash. A hash that holds a map opens it. Returns what ends it.
 */
export function keepAddress(): () => void {
  let waiting: string | undefined = location.hash
  let timer: ReturnType<typeof setTimeout> | undefined

  const goTo = (hash: string) => {
    const { document } = session.getState()
    if (!document) return
    const { object, seconds } = addressIn(document, readAddress(hash))
    if (object) select(object)
    if (seconds !== undefined) seek(seconds)
  }
  const write = () => {
    const { document, selected, playheadSeconds } = session.getState()
    if (!document) return
    const hash = writeAddress({ object: selected, seconds: playheadSeconds, shared: sharedText() })
    // Without a hash, the address is the page's own.
    history.replaceState(history.state, '', hash || location.pathname + location.search)
  }
  const unsubscribe = session.subscribe((state, before) => {
    if (state.document && !before.document && waiting !== undefined) {
      const hash = waiting
      waiting = undefined
      goTo(hash)
    }
    const isSame =
      state.selected === before.selected &&
      state.playheadSeconds === before.playheadSeconds &&
      state.document?.layout === before.document?.layout
    if (isSame) return
    clearTimeout(timer)
    timer = setTimeout(write, DELAY_MILLISECONDS)
  })
  /** Opens the map that a hash holds, where it is not the one on screen. */
  const open = async (hash: string) => {
    const { shared } = readAddress(hash)
    if (shared === undefined || shared === sharedText()) return goTo(hash)
    if (await openShared(shared)) goTo(hash)
  }
  if (readAddress(location.hash).shared !== undefined) void open(location.hash)
  const onHash = () => void open(location.hash)
  addEventListener('hashchange', onHash)
  return () => {
    unsubscribe()
    clearTimeout(timer)
    removeEventListener('hashchange', onHash)
  }
}
