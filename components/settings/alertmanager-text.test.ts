import { expect, it } from "vitest";

import { alertmanagerConfiguration } from "./alertmanager-text";

const target = { origin: "https://parallax.example", token: "plx_abc" };

it("names the address and the token, and asks for every alert and its end", () => {
  const text = alertmanagerConfiguration(target);
  expect(text).toContain('- url: "https://parallax.example/api/alerts/alertmanager"');
  expect(text).toContain('credentials: "plx_abc"');
  expect(text).toContain("send_resolved: true");
  expect(text).toContain("max_alerts: 0");
  expect(text).not.toContain("\t");
});

it("lets no token break out of its quotes", () => {
  expect(alertmanagerConfiguration({ ...target, token: 'a"\nb' })).toContain(String.raw`"a\"\nb"`);
});
