export { checkClaims, type Evidence } from './check.ts'
export { findClaims } from './find.ts'
export { type AnswerForm, answerOnOwnMap, type OwnMapAnswer } from './ownMap.ts'
export type {
  CheckedClaim,
  Claim,
  ClaimBody,
  Comparative,
  PrintedNumber,
  Side,
  Verdict,
  Viewpoint,
} from './types.ts'
