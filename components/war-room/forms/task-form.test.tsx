import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { declared } from "@/test/sample-log";
import { stagedRoom } from "@/test/staged-room";

import { TaskForm } from "./task-form";

const { doings, stage } = stagedRoom({ lines: [declared] });

const close = () => undefined;
async function add(fields: Readonly<Record<string, string>>) {
  stage(<TaskForm dialog={{ kind: "task" }} onClose={close} />);
  for (const [label, value] of Object.entries(fields))
    fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value } });
  fireEvent.submit(screen.getByRole("form"));
  await waitFor(() => expect(doings.drafts).toHaveLength(1));
  return doings.drafts[0]?.payload;
}

test("a task is of the incident, where nothing else is said", async () => {
  const payload = await add({ Title: "Roll back" });
  expect(payload).toMatchObject({ title: "Roll back", owner: null });
  expect(payload).not.toHaveProperty("followUp");
});

test("what has a purpose and a day outlives it", async () => {
  expect(
    await add({ Title: "Bound the pool", "Follow-up": "prevent", "Due on": "2026-12-20" }),
  ).toMatchObject({
    followUp: true,
    followUpKind: "prevent",
    dueOn: "2026-12-20",
  });
});
