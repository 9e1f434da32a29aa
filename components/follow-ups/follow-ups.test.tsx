import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { toastStore } from "@/components/ui/toast";
import type { FollowUp } from "@/lib/wire/follow-ups";
import { fakeApi } from "@/test/fake-api";
import { RouterStage } from "@/test/router-stage";

import { FollowUpList } from "./follow-up-list";

const refresh = vi.fn<() => void>();

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  refresh.mockClear();
});

const late: FollowUp = {
  taskId: "t1",
  title: "Alert on the pool",
  state: "open",
  owner: { id: "bo", name: "Bo Chen" },
  kind: "detect",
  dueOn: "2026-11-01",
  overdue: true,
  incident: { id: "i1", number: 7, title: "Checkout is down", kind: "drill" },
};
const me = { id: "ana", name: "Ana" };

function show(followUp: FollowUp = late, mayAct = true) {
  const api = fakeApi();
  api.answer({ value: {} });
  render(
    <RouterStage refresh={refresh}>
      <FollowUpList
        page={{ followUps: [followUp], count: 1, overdueCount: 1, next: null }}
        filter={{ mine: false, overdue: false, kinds: [], samples: false }}
        me={me}
        mayAct={mayAct}
      />
    </RouterStage>,
  );
  return api;
}

const payloadOf = (api: ReturnType<typeof fakeApi>) =>
  api.asked.map(({ path, body }) => ({ path, ...Object(body) }));

describe("a follow-up in the list", () => {
  it("says in words that it is late, and of what it is left", () => {
    show();
    expect(screen.getByText("Overdue")).toBeDefined();
    expect(screen.getByRole("link", { name: "Alert on the pool" }).getAttribute("href")).toBe(
      "/incidents/7?view=details",
    );
    expect(screen.getByText("drill")).toBeDefined();
  });

  it("is done with one click, and says how to take that back", async () => {
    const api = show();
    fireEvent.click(screen.getByRole("button", { name: "Mark as done: Alert on the pool" }));
    expect(screen.getByRole("button", { pressed: true })).toBeDefined();
    await waitFor(() => expect(refresh).toHaveBeenCalled());
    expect(payloadOf(api)).toMatchObject([
      {
        path: "/api/incidents/i1/events",
        type: "task_changed",
        payload: { taskId: "t1", state: "done" },
      },
    ]);
    expect(toastStore.snapshot().at(-1)?.action?.label).toBe("Take back");
  });

  it("changes its kind and its day where they stand", async () => {
    const api = show();
    fireEvent.change(screen.getByLabelText("What it is for: Alert on the pool"), {
      target: { value: "" },
    });
    const day = screen.getByLabelText("Due: Alert on the pool");
    fireEvent.change(day, { target: { value: "0002-12-01" } });
    fireEvent.blur(day);
    fireEvent.change(day, { target: { value: "2026-12-01" } });
    fireEvent.blur(day);
    await waitFor(() => expect(api.asked).toHaveLength(2));
    expect(payloadOf(api)).toMatchObject([
      { payload: { taskId: "t1", followUpKind: null } },
      { payload: { taskId: "t1", dueOn: "2026-12-01" } },
    ]);
  });

  it("goes back to what it was where the change is refused", async () => {
    const api = show();
    api.answer({ problem: { code: "forbidden", detail: "You may not." } });
    const kind = screen.getByLabelText("What it is for: Alert on the pool");
    fireEvent.change(kind, { target: { value: "prevent" } });
    await waitFor(() => expect(toastStore.snapshot().at(-1)?.detail).toBe("You may not."));
    expect(screen.getByDisplayValue("Detect")).toBeDefined();
  });

  it("is only read by those who may not change it", () => {
    show(late, false);
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(screen.getByText("2026-11-01")).toBeDefined();
  });
});
