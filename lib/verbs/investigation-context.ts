import type { InvestigationQueue } from "@/lib/wire/investigation-port";

import type { VerbContext } from "./context";
import type { LeftoversContext } from "./sample-leftovers";

/** What verbs that have incidents investigated are given. */
export type InvestigationContext = VerbContext & {
  investigations: InvestigationQueue;
  /** Where samples run; not known to a worker. */
  samples?: LeftoversContext["samples"];
};
