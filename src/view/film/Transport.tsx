import type { Layout } from '../../layout/index.ts'
import { seek } from '../../session/index.ts'
import { clock } from '../common/format.ts'
import { Icon } from '../common/Icon.tsx'
import { TRANSPORT } from '../common/strings/film.ts'
import { useSession } from '../common/useSession.ts'
import { neighbourFrame } from './strip.ts'

interface Props {
  layout: Layout
  playing: boolean
  /** Undefined where the film is only pictures. */
  onToggle: (() => void) | undefined
}

/** Play, step from frame to frame, and go to any time. */
export function Transport({ layout, playing, onToggle }: Props) {
  const playhead = useSession((state) => state.playheadSeconds)
  const length = Math.max(layout.source.durationSeconds, layout.frames.at(-1)?.timestampSeconds ?? 0)
  const step = (by: 1 | -1) => {
    const frame = neighbourFrame(layout.frames, playhead, by)
    if (frame !== undefined) seek(layout.frames[frame]?.timestampSeconds ?? 0)
  }
  const play = playing ? TRANSPORT.pause : TRANSPORT.play
  return (
    <div className="transport">
      {onToggle && (
        <button
          type="button"
          className="button button-bare button-square"
          onClick={onToggle}
          aria-label={play}
          title={play}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
      )}
      <button
        type="button"
        className="button button-bare button-square"
        onClick={() => step(-1)}
        aria-label={TRANSPORT.previous}
        title={TRANSPORT.previous}
      >
        <Icon name="previous" />
      </button>
      <button
        type="button"
        className="button button-bare button-square"
        onClick={() => step(1)}
        aria-label={TRANSPORT.next}
        title={TRANSPORT.next}
      >
        <Icon name="next" />
      </button>
      <input
        type="range"
        className="scrubber"
        min={0}
        max={length || 1}
        step={0.01}
        value={Math.min(playhead, length || 1)}
        onChange={(event) => seek(Number(event.currentTarget.value))}
        aria-label={TRANSPORT.place}
        aria-valuetext={clock(playhead)}
        style={{ '--share': length ? playhead / length : 0 } as React.CSSProperties}
      />
      <span className="number small transport-time">
        {clock(playhead)} <span className="quiet">/ {clock(length)}</span>
      </span>
    </div>
  )
}
