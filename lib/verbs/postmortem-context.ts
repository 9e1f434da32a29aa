import type { PostmortemDocuments } from "@/lib/postmortem/documents-port";

import type { VerbContext } from "./context";

/** What verbs about postmortems are given. */
export type PostmortemContext = VerbContext & { documents: PostmortemDocuments };
