/** Threads of one analysis beyond which little is gained: its networks are small. */
const MOST_THREADS = 4

/** How a machine's processors are shared out. */
export interface Share {
  jobs: number
  /** Of each job. */
  threads: number
}

/**
 * Jobs at once, no more than there are processors or films, and the threads that each of them gets: the processors
 * evenly shared out, at most four.
 * @param wanted whole, 1 or more.
 */
export function shareOut(wanted: number, films: number, processors: number): Share {
  const jobs = Math.max(1, Math.min(wanted, films, processors))
  return { jobs, threads: Math.max(1, Math.min(MOST_THREADS, Math.floor(processors / jobs))) }
}
