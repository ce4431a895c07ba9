import { useMemo, useState } from 'react'
import type { Layout } from '../../../layout/index.ts'
import { type Asked, NotRenderable, spacerText, video2layoutText } from '../../../reasoning/index.ts'
import { ANSWER } from '../../common/strings/ask.ts'
import { Copy } from './Copy.tsx'

/** The grammars that an answer can be printed in, as the papers' models print theirs. */
const GRAMMARS = { video2layout: ['Video2Layout', video2layoutText], spacer: ['SpaceR', spacerText] } as const
type Grammar = keyof typeof GRAMMARS

interface Props {
  layout: Layout
  asked: Asked
  options: readonly string[]
}

/** The answer as a model would print it, on demand. */
export function PrintedAnswer(props: Props) {
  const [grammar, setGrammar] = useState<Grammar>()
  return (
    <>
      {(Object.keys(GRAMMARS) as Grammar[]).map((one) => (
        <button
          key={one}
          type="button"
          className="text-button"
          aria-expanded={one === grammar}
          onClick={() => setGrammar(one === grammar ? undefined : one)}
        >
          {ANSWER.printAs(GRAMMARS[one][0])}
        </button>
      ))}
      {grammar && <Printed {...props} grammar={grammar} />}
    </>
  )
}

function Printed({ layout, asked, options, grammar }: Props & { grammar: Grammar }) {
  const [title, write] = GRAMMARS[grammar]
  const printed = useMemo(() => {
    try {
      return { text: write(layout, asked, options) }
    } catch (error) {
      if (error instanceof NotRenderable) return { because: error.message }
      throw error
    }
  }, [layout, asked, options, write])
  if (printed.text === undefined)
    return (
      <p className="answer-printed small" role="status">
        {ANSWER.notPrintable(title, printed.because)}
      </p>
    )
  return (
    <div className="answer-printed">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{printed.text}</pre>
      <Copy text={printed.text} />
    </div>
  )
}
