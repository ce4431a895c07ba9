import { describe, expect, test } from 'vitest'
import { judged, playwrightCounts, sum, vitestCounts } from '../../../scripts/testCounts.ts'

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [{}] },
  ],
}

describe('counts of the tests', () => {
  test("vitest's tests, skipped ones apart", () => {
    expect(vitestCounts(vitestReport)).toEqual({ passed: 5, failed: 1, skipped: 3 })
  })

  test('a file that cannot be loaded is a failure', () => {
    const testResults = [...vitestReport.testResults, { status: 'failed', assertionResults: [] }]
    expect(vitestCounts({ ...vitestReport, testResults }).failed).toBe(2)
  })

  test("Playwright's tests; flaky ones and errors outside of tests are failures", () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 2 })
  })

  test('a step that failed without a failed test, or ran no test, has failed', () => {
    const well = { passed: 3, failed: 0, skipped: 0 }
    expect(judged(well, true)).toEqual(well)
    expect(judged(well, false)).toEqual({ passed: 3, failed: 1, skipped: 0 })
    expect(judged({ passed: 2, failed: 1, skipped: 0 }, false).failed).toBe(1)
    expect(judged({ passed: 0, failed: 0, skipped: 7 }, true)).toEqual({ passed: 0, failed: 1, skipped: 7 })
    expect(judged(undefined, false)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('steps add up', () => {
    const counts = { passed: 1, failed: 2, skipped: 3 }
    expect(sum([counts, counts])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  })
})
