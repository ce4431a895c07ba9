import { buildLayout as layoutInSteps } from '../../../src/layout/index.ts'
import { mapObjects as objectsInSteps } from '../../../src/layout/mapping/mapObjects.ts'
import { fuseSemantics as fieldInSteps } from '../../../src/layout/mapping/semanticField.ts'
import { drained } from '../drained.ts'

/** What the layout builds step by step, at once. */
export const buildLayout = (...input: Parameters<typeof layoutInSteps>) => drained(layoutInSteps(...input))
export const mapObjects = (...input: Parameters<typeof objectsInSteps>) => drained(objectsInSteps(...input))
export const fuseSemantics = (...input: Parameters<typeof fieldInSteps>) => drained(fieldInSteps(...input))
