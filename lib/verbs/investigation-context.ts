import type { InvestigationQueue } from "@/lib/wire/investigation-port";

import type { VerbContext } from "./context";

/** What verbs that have incidents investigated are given. */
export type InvestigationContext = VerbContext & { investigations: InvestigationQueue };
