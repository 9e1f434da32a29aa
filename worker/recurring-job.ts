/** A job that comes back by the clock, on one worker at a time however many there are. */
export type RecurringJob = {
  queue: string;
  /** Cron, in UTC. */
  cron: string;
  /** A run that takes longer counts as failed. Seconds. */
  expireInSeconds: number;
  /** Does it; what it gives is kept as the job's output. Gives up when told to. */
  run: (signal: AbortSignal) => Promise<object>;
};
