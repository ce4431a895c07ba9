import { submapOfFrame } from '../../layout/index.ts'
import {
  acceptOffer,
  declineOffer,
  dismissNotice,
  measureAgain,
  type OpenDocument,
} from '../../session/index.ts'
import { Icon } from '../common/Icon.tsx'
import { COMPUTED, OFFER, REMARKS } from '../common/strings/run.ts'
import { useSession } from '../common/useSession.ts'
import './messages.css'

/** Text in which `words between backticks` are code. */
const WithCode = ({ text }: { text: string }) =>
  text.split('`').map((part, k) => (k % 2 ? <code key={k}>{part}</code> : part))

/** What went wrong, and what to do; stays until the user dismisses it. */
export function NoticeBar() {
  const notice = useSession((state) => state.notice)
  if (!notice) return null
  const { message, remedy, about } = notice
  return (
    <div className="message message-alert" role="alert">
      <div>
        <p>
          {!message.includes(about) && <strong>{about}: </strong>}
          <strong>
            <WithCode text={message} />
          </strong>
        </p>
        <p>
          <WithCode text={remedy} />
        </p>
      </div>
      <button
        type="button"
        className="button button-bare button-square"
        onClick={dismissNotice}
        aria-label="Dismiss"
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

/** A second video came during a run: the user decides. */
export function OfferBar() {
  const offered = useSession((state) => state.offered)
  const run = useSession((state) => state.run?.name)
  if (!offered) return null
  return (
    <div
      className="message message-offer"
      role="alertdialog"
      aria-label={OFFER.label}
      aria-describedby="offer-text"
    >
      <p id="offer-text">
        {run ? (
          <>
            <strong>{run}</strong> {OFFER.running}
          </>
        ) : (
          <>
            <strong>{offered.name}</strong> {OFFER.waiting}
          </>
        )}
      </p>
      <div className="message-actions">
        <button type="button" className="button button-main" onClick={acceptOffer}>
          {run ? OFFER.instead(offered.name) : OFFER.accept(offered.name)}
        </button>
        <button type="button" className="button" onClick={declineOffer}>
          {run ? OFFER.keep : OFFER.leave}
        </button>
      </div>
    </div>
  )
}

/** What the user should know of the video: calm, and not in the way. */
export function Remarks({ document: { layout } }: { document: OpenDocument }) {
  const { frames, source } = layout
  const lost = frames.filter((_, k) => submapOfFrame(layout, k) === undefined).length
  const apart = layout.submaps?.length ?? 0
  const sentences = [...source.remarks]
  if (lost > 0 && lost < frames.length) sentences.push(REMARKS.lost(lost, frames.length))
  if (apart > 0) sentences.push(REMARKS.apart(apart))
  if (sentences.length === 0) return null
  return (
    <div className="message message-calm" role="status">
      <Icon name="info" />
      <p>{sentences.join(' ')}</p>
    </div>
  )
}

/** A map that was not measured here says so, until it is. */
export function ComputedLine({ document: { isComputed, videoUrl } }: { document: OpenDocument }) {
  const isRunning = useSession(({ run }) => run !== undefined)
  if (!isComputed || isRunning) return null
  return (
    <div className="message message-calm" role="status">
      <Icon name="info" />
      <p>
        {COMPUTED.line}{' '}
        {videoUrl && (
          <button type="button" className="link" onClick={measureAgain}>
            {COMPUTED.again}
          </button>
        )}
      </p>
    </div>
  )
}
