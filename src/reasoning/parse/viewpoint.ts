const LEAD =
  '(?:(?:if|when|while|as|suppose|supposing|imagine|assume|assuming|say|that|with|now|let us say),? )*(?:(?:i am|i|you are|you|me|someone|somebody|one|a person|the observer|we are|we)(?: is| are)? )?'
const STAND =
  '(?:currently )?(?:(?:standing|stand|stands|sitting|sit|sits|positioned|located|placed|seated) )?(?:right |directly )?(?:by|at|next to|beside|near|on|in|from|with my back to)'
const FACE =
  '(?:facing|face|faces|looking|look|looks|turned|turn|gazing|staring|oriented)(?: (?:directly|straight|precisely|exactly))?(?: (?:at|to|towards?|in the direction of))?'

/**
 * The pattern of somebody's viewpoint: `{s}` is where they stand, `{f}` what they face. VSI-Bench's "If I am standing
 * by the bed and facing the tv" and its like.
 */
export const VIEWPOINT = `${LEAD}${STAND} {s},? ?(?:and |while |when |then )?(?:(?:i am|you are|i|you|am|are|is) )?${FACE} {f}`

/** Ways to say of what a direction is asked: `{c}` as seen from `{d}`. */
export const RELATION = [
  // QVS-Bench.
  'how is {c} (?:positioned|located|placed|situated|oriented)? ?(?:relative to|in relation to|with respect to|with regard to|from) {d}',
  '(?:what|which) is the (?:direction|location|position|relative position|bearing) of {c} (?:from|relative to|in relation to|with respect to|with regard to|as seen from) {d}',
  'where is {c}(?: positioned| located| placed| situated)?,? (?:relative to|in relation to|with respect to|with regard to|as seen from|from) {d}',
  '(?:in )?(?:what|which) direction (?:is|lies) {c} (?:from|relative to|in relation to|with respect to) {d}',
] as const

/** The same the other way round: "facing the tv from the bed". */
export const VIEWPOINT_REVERSED = `${LEAD}${FACE} {f},? (?:while |when |and )?(?:(?:standing|sitting|positioned) )?(?:from|at|by) {s}`
