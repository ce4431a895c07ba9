import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

export interface Player {
  seconds: number
  playing: boolean
  toggle(): void
  seek(seconds: number): void
  /** Says that the video cannot be played: the clock goes on without it. */
  giveUp(): void
  /** Whether the video is what is seen. */
  usesVideo: boolean
}

/** A clock that follows the video where there is one, and goes by itself where there is none. */
export function usePlayer(
  video: RefObject<HTMLVideoElement | null>,
  length: number,
  hasVideo: boolean,
  begins: boolean,
): Player {
  const [seconds, setSeconds] = useState(0)
  const [playing, setPlaying] = useState(begins)
  const [broken, setBroken] = useState(false)
  const usesVideo = hasVideo && !broken
  const latest = useRef(seconds)
  latest.current = seconds

  useEffect(() => {
    if (!playing) return
    const element = usesVideo ? video.current : null
    if (element) {
      element.currentTime = latest.current
      element.play().catch((error: unknown) => {
        // Being paused again at once is no fault of the file.
        if (!(error instanceof DOMException && error.name === 'AbortError')) setBroken(true)
      })
    }
    let before = performance.now()
    let request = requestAnimationFrame(function tick(now) {
      const next = element ? element.currentTime : latest.current + (now - before) / 1000
      before = now
      if (next >= length - 0.02 || element?.ended) {
        setSeconds(length)
        setPlaying(false)
        return
      }
      setSeconds(next)
      request = requestAnimationFrame(tick)
    })
    return () => {
      cancelAnimationFrame(request)
      element?.pause()
    }
  }, [playing, usesVideo, length, video])

  const seek = useCallback(
    (to: number) => {
      const at = Math.min(length, Math.max(0, to))
      latest.current = at
      setSeconds(at)
      if (video.current) video.current.currentTime = at
    },
    [length, video],
  )
  const toggle = useCallback(() => {
    if (!playing && latest.current >= length - 0.05) seek(0)
    setPlaying(!playing)
  }, [playing, length, seek])
  const giveUp = useCallback(() => setBroken(true), [])
  return { seconds, playing, toggle, seek, giveUp, usesVideo }
}
