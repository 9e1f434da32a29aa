/** A job that could not be done, however often it was tried. */
export type FailedJob = {
  id: string;
  /** The queue that it waited in. */
  queue: string;
  /** What it was about; null where that cannot be said. */
  incidentId: string | null;
  reason: string;
  /** Times that it was tried. */
  tries: number;
  failedAt: string;
};

export type FailedJobList = { jobs: readonly FailedJob[] };

/** Where jobs that could not be done are found, the last one first. */
export type FailedJobs = { list: (limit: number) => Promise<readonly FailedJob[]> };
