import type { Actor } from "@/lib/policy/actor";
import type { IncidentListStore } from "@/lib/wire/incident-list-port";
import type { SampleStage } from "@/lib/wire/sample-port";

/** What verbs about samples are given. */
export type SampleContext = {
  actor: Actor;
  samples: SampleStage;
  incidents: IncidentListStore;
  id: () => string;
};
