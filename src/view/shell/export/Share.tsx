import { useState } from 'react'
import { type ShareLink, shareLink } from '../../../session/index.ts'
import { LEFT_OUT, SHARE } from '../../common/strings/export.ts'

type State = { kind: 'idle' } | { kind: 'copied' | 'shown'; link: ShareLink & { kind: 'link' } } | TooLarge
type TooLarge = { kind: 'too-large'; letters: number }

const listed = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')

const grouped = (count: number) => count.toLocaleString('en')

/** A link that holds the map: to be copied; where it would be too long, the page that holds it instead. */
export function Share({ onPage }: { onPage(): void }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const copy = async () => {
    const link = await shareLink(location.href.replace(/#.*$/, ''))
    if (!link) return
    if (link.kind === 'too-large') return setState(link)
    try {
      await navigator.clipboard.writeText(link.url)
      setState({ kind: 'copied', link })
    } catch {
      setState({ kind: 'shown', link })
    }
  }
  return (
    <section className="export-share" aria-labelledby="share-title">
      <div>
        <h3 id="share-title">{SHARE.title}</h3>
        <p className="small quiet">{SHARE.what}</p>
      </div>
      <button type="button" className="button" onClick={() => void copy()}>
        {SHARE.copy}
      </button>
      <p className="small export-share-state" aria-live="polite">
        {state.kind === 'copied' && SHARE.copied(grouped(state.link.url.length))}
        {state.kind === 'shown' && SHARE.unable}
        {(state.kind === 'copied' || state.kind === 'shown') && state.link.leftOut.length > 0 && (
          <> {SHARE.leftOut(listed(state.link.leftOut.map((one) => LEFT_OUT[one])))}</>
        )}
        {state.kind === 'too-large' && SHARE.tooLarge(grouped(state.letters))}
      </p>
      {state.kind === 'shown' && (
        <input
          className="field export-link"
          readOnly
          aria-label={SHARE.link}
          value={state.link.url}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {state.kind === 'too-large' && (
        <button type="button" className="button" onClick={onPage}>
          {SHARE.instead}
        </button>
      )}
    </section>
  )
}
