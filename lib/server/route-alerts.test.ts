import { expect, it } from "vitest";

import { inAlerts } from "./route-alerts";

const asked = { request: new Request("http://localhost/api/alerts/alertmanager") };

it("sends a busy sender away so that Alertmanager comes again: it gives up on a 429", async () => {
  const busy = inAlerts.refuse({ code: "rate_limited", detail: "Wait.", retryAfterSeconds: 1 }, asked);
  expect(busy.status).toBe(503);
  expect(busy.headers.get("retry-after")).toBe("1");
  expect(await busy.json()).toMatchObject({ status: 503, code: "rate_limited" });
  expect(inAlerts.refuse({ code: "forbidden", detail: "No." }, asked).status).toBe(403);
});
