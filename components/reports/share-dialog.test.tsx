import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";

import { fakeApi } from "@/test/fake-api";
import { reportShare as share } from "@/test/report-share";

import { ShareDialog } from "./share-dialog";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("keeps a link that was made while the links were still being read", async () => {
  const api = fakeApi();
  const arrivals: (() => void)[] = [];
  const slow = new Promise<void>((resolve) => arrivals.push(resolve));
  api.answer(
    { value: { shares: [] }, after: slow },
    { value: { link: "https://parallax.example/shared/reports/x", share } },
    { value: { shares: [share] } },
  );
  render(<ShareDialog open onOpenChange={() => {}} query="" />);
  fireEvent.submit(screen.getByRole("form", { name: "New link" }));
  const revoke = { name: "Revoke the link Board, November" };
  await screen.findByRole("button", revoke);
  await act(async () => arrivals.forEach((arrive) => arrive()));
  expect(screen.getByRole("button", revoke)).toBeTruthy();
});

it("no longer offers a link once it is revoked", async () => {
  const api = fakeApi();
  api.answer(
    { value: { shares: [] } },
    { value: { link: "https://parallax.example/shared/reports/x", share } },
    { value: null },
  );
  render(<ShareDialog open onOpenChange={() => {}} query="" />);
  await waitFor(() => expect(api.asked.length).toBe(1));
  fireEvent.submit(screen.getByRole("form", { name: "New link" }));
  fireEvent.click(await screen.findByRole("button", { name: "Revoke the link Board, November" }));
  expect(screen.getByLabelText("Link to this report")).toBeTruthy();
  await screen.findByText("There is no link that is good now.");
  expect(screen.queryByLabelText("Link to this report")).toBeNull();
});
