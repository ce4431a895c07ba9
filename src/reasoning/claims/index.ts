export { checkClaims, type Evidence } from './check.ts'
export { type CheckedResponse, checkResponse, type ResponseToCheck } from './checkResponse.ts'
export { marksOfClaim } from './claimMarks.ts'
export { findClaims } from './find.ts'
export { gravestFirst } from './gravestFirst.ts'
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
