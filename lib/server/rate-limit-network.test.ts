import { expect, it } from "vitest";

import { networkOf } from "./rate-limit-network";

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8:0:0:ffff::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("takes %s for %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
