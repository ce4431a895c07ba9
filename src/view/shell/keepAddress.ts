import { seek, select, session } from '../../session/index.ts'
import { addressIn, readAddress, writeAddress } from './address.ts'

/** While a film plays the URL would change with each frame; it follows so much later. */
const DELAY_MILLISECONDS = 300

/**
 * Keeps selection and time in the URL's hash, and takes them from there when the first document opens, or when the
 * user changes the hash. Returns what ends it.
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
    const hash = writeAddress({ object: selected, seconds: playheadSeconds })
    // Without a hash, the address is the page's own.
    history.replaceState(history.state, '', hash || location.pathname + location.search)
  }
  const unsubscribe = session.subscribe((state, before) => {
    if (state.document && !before.document && waiting !== undefined) {
      const hash = waiting
      waiting = undefined
      goTo(hash)
    }
    if (state.selected === before.selected && state.playheadSeconds === before.playheadSeconds) return
    clearTimeout(timer)
    timer = setTimeout(write, DELAY_MILLISECONDS)
  })
  const onHash = () => goTo(location.hash)
  addEventListener('hashchange', onHash)
  return () => {
    unsubscribe()
    clearTimeout(timer)
    removeEventListener('hashchange', onHash)
  }
}
