import { afterEach, describe, expect, it, vi } from "vitest";

import { dismissToast, toastStore } from "@/components/ui/toast";

import { errorReference } from "./error-reference";
import { signOut } from "./sign-out";

const leave = vi.fn<(url: string | URL) => void>();

afterEach(() => {
  for (const { id } of toastStore.snapshot()) dismissToast(id);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  leave.mockClear();
});

function server(answer: () => Promise<Response>) {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(answer);
  vi.stubGlobal("fetch", fetch);
  vi.spyOn(window.location, "assign").mockImplementation(leave);
  return fetch;
}

describe("signOut", () => {
  it("ends the session, then leaves", async () => {
    const fetch = server(() => Promise.resolve(new Response("{}")));
    await signOut();
    expect(fetch).toHaveBeenCalledWith("/api/auth/sign-out", expect.objectContaining({ method: "POST" }));
    expect(leave).toHaveBeenCalledWith("/sign-in");
  });

  it.each([
    ["the server is away", () => Promise.reject(new TypeError("offline"))],
    ["the server refuses", () => Promise.resolve(new Response("", { status: 500 }))],
  ])("stays and says so when %s", async (_why, answer) => {
    server(answer);
    await signOut();
    expect(leave).not.toHaveBeenCalled();
    expect(toastStore.snapshot()).toMatchObject([{ tone: "danger", title: "You are still signed in." }]);
  });
});

describe("errorReference", () => {
  it("is the digest of a server error, and nothing of any other", () => {
    expect(errorReference(Object.assign(new Error("hidden"), { digest: "2460877663" }))).toBe("2460877663");
    expect(errorReference(new Error("secret"))).toBeUndefined();
    expect(errorReference({ digest: "forged" })).toBeUndefined();
    expect(errorReference("text")).toBeUndefined();
  });
});
