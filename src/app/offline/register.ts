import { offerUpdate } from '../../session/index.ts'
import { TAKE_OVER } from './build.ts'

/** Long-lived pages look for a new version so often. */
const HOUR_MILLISECONDS = 3_600_000

/**
 * Registers the service worker once the page is there, and tells the session when a new version waits: the user says
 * when it takes over. Without a worker (an insecure origin, some private windows) the app works, online only.
 */
export async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  let isAsked = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload()
  })
  const offer = (waiting: ServiceWorker) =>
    offerUpdate(() => {
      isAsked = true
      waiting.postMessage(TAKE_OVER)
    })
  try {
    const registration = await serviceWorker.register(new URL('serviceWorker.js', document.baseURI))
    if (registration.waiting && serviceWorker.controller) offer(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const next = registration.installing
      next?.addEventListener('statechange', () => {
        // The first worker of all replaces nothing.
        if (next.state === 'installed' && serviceWorker.controller) offer(next)
      })
    })
    setInterval(() => void registration.update().catch(() => undefined), HOUR_MILLISECONDS)
  } catch (error) {
    console.warn('Floorsight cannot be kept for use without a network here.', error)
  }
}
