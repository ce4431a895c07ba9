import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type LayoutRoom, layoutOfSubmap } from '../../layout/index.ts'
import { areaWords } from '../../reasoning/index.ts'
import { endPresenting, type OpenDocument, questions, seek as seekSession } from '../../session/index.ts'
import { nearestFrame } from '../common/film.ts'
import { clock, seconds as secondsText, withoutExtension } from '../common/format.ts'
import { Icon } from '../common/Icon.tsx'
import { onLayers } from '../common/shown.ts'
import { PRESENT } from '../common/strings/present.ts'
import { useUnits } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'
import { firstSeen, lengthOf } from './buildUp.ts'
import { PresentPlan } from './PresentPlan.tsx'
import './present.css'
import { type ShownQuestion, shownQuestions, usualQuestions } from './questions.ts'
import { useFullScreen } from './useFullScreen.ts'
import { usePlayer } from './usePlayer.ts'
import { usePresentKeys } from './usePresentKeys.ts'

const STEP_SECONDS = 2
const wantsStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * The open document for people who are shown it: the map builds up as the film plays, with what has been found and one
 * question at a time. Nothing of the session changes until it ends, when the film is left where it was.
 */
export function Presentation({ document: open }: { document: OpenDocument }) {
  const part = useSession((state) => state.part)
  const layers = useSession((state) => state.layers)
  const whole = useMemo(() => layoutOfSubmap(open.layout, part), [open.layout, part])
  // What is shown follows the layers; what is asked is asked of all that is there.
  const layout = useMemo(() => onLayers(whole, layers), [whole, layers])
  const { units } = useUnits()
  const video = useRef<HTMLVideoElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const main = useRef<HTMLButtonElement>(null)
  const length = lengthOf(layout)
  // Who wants no motion sees the whole map at once, and plays it if they like.
  const [still] = useState(wantsStillness)
  const player = usePlayer(video, length, open.videoUrl !== undefined, !still)
  const { playing, toggle, seek, usesVideo } = player
  const shownSeconds = still && !playing && player.seconds === 0 ? length : player.seconds

  const times = useMemo(() => firstSeen(layout), [layout])
  const count = [...times.values()].filter((at) => at <= shownSeconds + 1e-3).length
  // Only another number of objects makes another set: the drawing then stays as it is.
  const seen = useMemo(
    () => new Set([...times].filter(([, at]) => at <= shownSeconds + 1e-3).map(([id]) => id)),
    [times, count],
  )

  const list = useStore(questions, (state) => state.list)
  const asked = useMemo(
    () => shownQuestions(list.length ? list : usualQuestions(layout), whole, open.predicted, units),
    [list, layout, whole, open.predicted, units],
  )
  const [current, setCurrent] = useState(0)
  const question = asked[current % Math.max(1, asked.length)]
  const next = () => setCurrent((k) => (k + 1) % Math.max(1, asked.length))
  const again = () => {
    seek(0)
    if (!playing) toggle()
  }
  const exit = () => {
    seekSession(player.seconds)
    endPresenting()
  }
  useFullScreen(root, exit)
  usePresentKeys({
    ' ': toggle,
    k: toggle,
    Home: again,
    ArrowLeft: () => seek(player.seconds - STEP_SECONDS),
    ArrowRight: () => seek(player.seconds + STEP_SECONDS),
    n: next,
    ArrowUp: next,
    ArrowDown: next,
    Escape: exit,
  })
  useEffect(() => main.current?.focus(), [])

  const isWhole = seen.size === layout.objects.length
  return (
    <div
      ref={root}
      className="present"
      role="dialog"
      aria-modal="true"
      aria-label={PRESENT.label(layout.source.name)}
    >
      <p className="visually-hidden">{PRESENT.keys}</p>
      {(open.videoUrl || open.film.length > 0) && (
        <div className="present-film">
          <Film
            open={open}
            seconds={shownSeconds}
            video={video}
            usesVideo={usesVideo}
            giveUp={player.giveUp}
          />
        </div>
      )}
      <section className="present-words">
        <p className="present-source">{withoutExtension(layout.source.name)}</p>
        <p className="present-count number">
          {PRESENT.count(seen.size, layout.objects.length)}
          {layout.room && <Area room={layout.room} />}
        </p>
        {question && <Question question={question} />}
      </section>
      <PresentPlan
        layout={layout}
        seconds={shownSeconds}
        seen={seen}
        asked={question && isWhole ? question.objects : []}
      />
      <div className="present-controls">
        <button ref={main} type="button" onClick={toggle} aria-label={playing ? PRESENT.pause : PRESENT.play}>
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        <button type="button" onClick={again} aria-label={PRESENT.again}>
          <Icon name="previous" />
        </button>
        <input
          type="range"
          min={0}
          max={length}
          step={0.01}
          value={shownSeconds}
          onChange={(event) => seek(event.currentTarget.valueAsNumber)}
          aria-label={PRESENT.place}
          aria-valuetext={clock(shownSeconds)}
        />
        {asked.length > 1 && (
          <button type="button" className="is-wide" onClick={next}>
            <Icon name="question" />
            <span>{PRESENT.next}</span>
          </button>
        )}
        <button type="button" className="is-wide" onClick={exit}>
          <Icon name="close" />
          <span>{PRESENT.exit}</span>
        </button>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {isWhole && PRESENT.all(layout.objects.length)}
      </p>
    </div>
  )
}

function Area({ room }: { room: LayoutRoom }) {
  const { units } = useUnits()
  const { value, unit, sure } = areaWords(room, units)
  return (
    <span>
      {' · '}
      {value} {sure?.startsWith('±') && <span className="present-sure">{sure}</span>} {unit}
    </span>
  )
}

const Question = ({ question: { text, answer, sureness } }: { question: ShownQuestion }) => (
  <div className="present-question" aria-live="polite">
    <p className="present-asked">{text}</p>
    <p className="present-answer number">
      {answer} {sureness && <span className="present-sure">{sureness}</span>}
    </p>
  </div>
)

interface FilmProps {
  open: OpenDocument
  seconds: number
  video: React.RefObject<HTMLVideoElement | null>
  usesVideo: boolean
  giveUp(): void
}

/** The video, or the picture kept of the moment nearest. */
function Film({ open: { film, videoUrl }, seconds, video, usesVideo, giveUp }: FilmProps) {
  const near = nearestFrame(film, seconds)
  const picture = near === undefined ? undefined : film[near]
  if (usesVideo)
    return (
      <video ref={video} src={videoUrl} muted playsInline preload="auto" tabIndex={-1} onError={giveUp} />
    )
  if (picture) return <img src={picture.url} alt={PRESENT.frameAt(secondsText(picture.timestampSeconds))} />
  return <p className="present-none">{PRESENT.noPicture}</p>
}
