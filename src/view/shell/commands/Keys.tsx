import { isMacLike, keyTexts } from './keys.ts'

/** A written key, drawn as keys. */
export const Keys = ({ of }: { of: string }) => (
  <kbd className="keys">
    {keyTexts(of, isMacLike()).map((text) => (
      <span key={text} className="key">
        {text}
      </span>
    ))}
  </kbd>
)
