import type { PayloadInputs } from "@/lib/timeline/payloads";
import type { Appended } from "@/lib/wire/live";
import type { PersonSummary } from "@/lib/wire/people";
import type { Outcome } from "@/lib/wire/problem";

import { callApi } from "./api";
import { randomId } from "./random-id";

/** Changes a task of an incident whose room is not open: the log is asked to, as from the room. */
export function changeTask(
  incidentId: string,
  payload: PayloadInputs["task_changed"],
): Promise<Outcome<Appended>> {
  return callApi(`/api/incidents/${incidentId}/events`, {
    method: "POST",
    body: { type: "task_changed", payload, commandId: randomId() },
  });
}

/** Everybody who can own something. */
export async function readOwners(): Promise<Outcome<readonly { id: string; name: string }[]>> {
  const outcome = await callApi<{ people: readonly PersonSummary[] }>("/api/people");
  if (!outcome.ok) return outcome;
  const people = outcome.value.people.filter(({ disabled }) => !disabled);
  return { ok: true, value: people.map(({ id, name }) => ({ id, name })) };
}
