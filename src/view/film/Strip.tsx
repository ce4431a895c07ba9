import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { submapOfFrame } from '../../layout/index.ts'
import { type OpenDocument, presenting, seek, showPart } from '../../session/index.ts'
import { nearestFrame } from '../common/film.ts'
import { seconds } from '../common/format.ts'
import { STRIP } from '../common/strings/film.ts'
import { useSession } from '../common/useSession.ts'
import { framesShowing, scrollTo } from './strip.ts'

/** The frames that the map rests on, in order of time. */
export function Strip({ document: { layout, film } }: { document: OpenDocument }) {
  const { frames } = layout
  const selected = useSession((state) => state.selected)
  const current = useSession(({ playheadSeconds }) => nearestFrame(frames, playheadSeconds)) ?? 0
  const showing = useMemo(() => framesShowing(layout, selected), [layout, selected])
  const pictures = useMemo(() => new Map(film.map((picture) => [picture.index, picture.url])), [film])
  const row = useRef<HTMLOListElement>(null)

  // While the map is presented the page behind it rests, and nothing in it scrolls.
  const isPresented = useStore(presenting, ({ isOn }) => isOn)
  useEffect(() => {
    const list = row.current
    const item = list?.children[current]
    if (isPresented || !list || !(item instanceof HTMLElement)) return
    const range = { start: item.offsetLeft, end: item.offsetLeft + item.offsetWidth }
    // Not scrollIntoView: that would scroll the page as well.
    list.scrollTo({
      left: scrollTo(range, { start: list.scrollLeft, length: list.clientWidth }),
      behavior: 'smooth',
    })
  }, [current, isPresented])

  const goTo = (frame: number) => {
    seek(frames[frame]?.timestampSeconds ?? 0)
    const part = submapOfFrame(layout, frame)
    if (part !== undefined) showPart(part)
  }
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: frames.length - 1 }[event.key]
    if (to === undefined || !frames[to]) return
    event.preventDefault()
    goTo(to)
    row.current?.children[to]?.querySelector('button')?.focus()
  }

  return (
    <ol className="strip" ref={row} aria-label={STRIP.label}>
      {frames.map(({ timestampSeconds, sampled, camera }, k) => {
        const url = pictures.get(k)
        const part = submapOfFrame(layout, k)
        const notes = [
          sampled ? STRIP.searched : STRIP.follows,
          ...(part === undefined ? [STRIP.lost] : []),
          ...(part ? [STRIP.apart(part + 1)] : []),
          ...(showing.has(k) ? [STRIP.showing] : []),
        ]
        const classes = [
          sampled ? 'is-sampled' : '',
          part === undefined ? 'is-lost' : '',
          part ? 'is-apart' : '',
          showing.has(k) ? 'is-showing' : '',
        ]
        return (
          <li key={k} className={classes.join(' ')}>
            <button
              type="button"
              tabIndex={k === current ? 0 : -1}
              aria-current={k === current}
              aria-label={STRIP.frame(seconds(timestampSeconds), notes.join(', '))}
              title={notes.join(', ')}
              onClick={() => goTo(k)}
              onKeyDown={onKey}
            >
              <span className="strip-picture" style={{ aspectRatio: camera.width / camera.height }}>
                {url && <img src={url} alt="" loading="lazy" draggable={false} />}
              </span>
              <span className="strip-time">{seconds(timestampSeconds)}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
