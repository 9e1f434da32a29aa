/** Rows that could not be used. */
export type Rejected = {
  count: number;
  /** One sentence for the sender, with the reasons; "" where nothing was rejected. */
  message: string;
};

/** Most reasons that one message lists. */
const MOST_REASONS = 5;

/** Counts rows that cannot be used, by reason. */
export class Rejections {
  private readonly counts = new Map<string, number>();

  add(reason: string): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  /** `what` is a row in the plural: "spans". */
  rejected(what: string): Rejected {
    const reasons = [...this.counts].sort(([, one], [, other]) => other - one);
    const count = reasons.reduce((sum, [, times]) => sum + times, 0);
    if (count === 0) return { count, message: "" };
    const listed = reasons.slice(0, MOST_REASONS).map(([reason, times]) => `${times} ${reason}`);
    return { count, message: `${count} ${what} were not taken: ${listed.join("; ")}.` };
  }
}
