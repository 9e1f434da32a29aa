import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";

import { fakeApi } from "@/test/fake-api";
import { RouterStage } from "@/test/router-stage";

import { Explorer } from "./explorer";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("draws no other sample's telemetry for an incident whose own is gone, and asks for none", () => {
  const api = fakeApi();
  const window = { kind: "last", minutes: 60 } as const;
  render(
    <RouterStage>
      <SearchParamsContext value={new URLSearchParams("samples=1&incident=7&last=60m")}>
        <Explorer
          incident={{ id: "i", number: 7, title: "Slow", gone: true, window }}
          mayPin
          markers={[]}
          zoneName="UTC"
          serverNowMs={Date.parse("2026-03-01T12:00:00Z")}
        />
      </SearchParamsContext>
    </RouterStage>,
  );
  expect(screen.getByRole("heading", { name: "What this sample sent is gone" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Open INC-7" }).getAttribute("href")).toBe("/incidents/7");
  expect(api.asked).toEqual([]);
});
