import * as fc from "fast-check";
import { expect, it } from "vitest";

import { isOfLibrary, servicesOfFiles } from "./services-of-files";

const KNOWN = ["frontend", "checkoutservice", "cart-service", "orders_db", "ingest-1"];

it.each([
  ["services/checkout/order.go", ["checkoutservice"]],
  ["apps/CheckoutService/src/main.ts", ["checkoutservice"]],
  ["cart/internal/db/pool.go", ["cart-service"]],
  ["deploy/orders-db/values.yaml", ["orders_db"]],
  ["services/frontend/static/checkout.css", ["frontend"]],
])("%s is of %j", (file, services) => {
  expect(servicesOfFiles([file], KNOWN)).toEqual(services);
});

it.each(["pkg/cart/validate.go", "docs/checkout/index.md", "checkout.go", "services/ingest/main.go", ""])(
  "%s is nobody's",
  (file) => {
    expect(servicesOfFiles([file], KNOWN)).toEqual([]);
  },
);

it("names each service once, in the order in which they are known", () => {
  const files = ["services/cart/a", "services/frontend/b", "services/cart/c"];
  expect(servicesOfFiles(files, KNOWN)).toEqual(["frontend", "cart-service"]);
});

it("answers only with what is known, whatever the paths", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (files, known) => {
      expect(known).toEqual(expect.arrayContaining(servicesOfFiles(files, known)));
    }),
  );
});

it("knows what other folders use", () => {
  expect(["pkg/cache/ttl.go", "services/internal/a.ts"].every(isOfLibrary)).toBe(true);
  expect(["services/cart/a.go", "docs/pkg/a.md", "pkg.go"].some(isOfLibrary)).toBe(false);
});
