import { COMPARE_KEY } from '../common/strings/compare.ts'
import './overlay.css'

/** What the comparison's signs on the plan mean, as items of a list. */
export const ComparisonSigns = () => (
  <>
    <li>
      <svg width="28" height="12" aria-hidden="true">
        <rect className="comparison-key-truth" x="1" y="1" width="26" height="10" />
      </svg>
      {COMPARE_KEY.other}
    </li>
    <li>
      <svg className="comparison-error" width="28" height="12" aria-hidden="true">
        <path d="M2 6H25M19 2.8L25 6L19 9.2" />
      </svg>
      {COMPARE_KEY.error}
    </li>
    <li>
      <svg width="28" height="12" aria-hidden="true">
        <circle className="comparison-key-missed" cx="14" cy="6" r="4.5" />
      </svg>
      {COMPARE_KEY.missed}
    </li>
    <li>
      <svg width="28" height="12" aria-hidden="true">
        <path className="comparison-invented" d="M7 1L21 11M7 11L21 1" />
      </svg>
      {COMPARE_KEY.invented}
    </li>
  </>
)
