import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { seek, session } from '../../session/index.ts'

/** Closer than this, a video and the playhead are at one place, seconds. */
const SAME = 0.004
/** Time stamps are not exact: a little later is surely within the frame meant. */
const INTO_THE_FRAME = 0.002

/** Ties a video element to the session's playhead, both ways. */
export function usePlayback(ref: RefObject<HTMLVideoElement | null>, url: string | undefined) {
  const [playing, setPlaying] = useState(false)
  /** False once the browser has said that it cannot play the file. */
  const [playable, setPlayable] = useState(true)
  /** What the video itself said last: a playhead that is elsewhere was moved by the user. */
  const said = useRef(0)

  useEffect(() => {
    setPlayable(true)
    setPlaying(false)
    const video = ref.current
    if (!video || !url) return
    const follow = (seconds: number) => {
      if (Math.abs(seconds - said.current) <= SAME) return
      said.current = seconds
      video.currentTime = seconds + INTO_THE_FRAME
    }
    let request = 0
    const report = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      if (!video.paused) {
        said.current = mediaTime
        seek(mediaTime)
      }
      request = video.requestVideoFrameCallback(report)
    }
    const onPlay = () => setPlaying(true)
    const onPause = () => setPlaying(false)
    const onError = () => setPlayable(false)
    const onMetadata = () => {
      // A file without a picture that this browser plays has no size.
      if (video.videoWidth === 0) setPlayable(false)
      said.current = Number.NaN
      follow(session.getState().playheadSeconds)
    }
    video.addEventListener('play', onPlay)
    video.addEventListener('pause', onPause)
    video.addEventListener('ended', onPause)
    video.addEventListener('error', onError)
    video.addEventListener('loadedmetadata', onMetadata)
    request = video.requestVideoFrameCallback(report)
    said.current = Number.NaN
    follow(session.getState().playheadSeconds)
    const unsubscribe = session.subscribe(({ playheadSeconds }) => follow(playheadSeconds))
    return () => {
      unsubscribe()
      video.cancelVideoFrameCallback(request)
      video.removeEventListener('play', onPlay)
      video.removeEventListener('pause', onPause)
      video.removeEventListener('ended', onPause)
      video.removeEventListener('error', onError)
      video.removeEventListener('loadedmetadata', onMetadata)
    }
  }, [ref, url])

  const toggle = useCallback(() => {
    const video = ref.current
    if (!video) return
    if (video.paused) void video.play().catch(() => setPlayable(false))
    else video.pause()
  }, [ref])
  return { playing, playable, toggle }
}
