export { type AnswerOptions, answer } from './answer.ts'
export { NotAnswerable, UnknownName } from './errors.ts'
