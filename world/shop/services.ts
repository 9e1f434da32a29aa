import type { Service, ServiceName, Step } from "./blueprint";

const select = (table: string, ms: number): Step => ({ do: "query", verb: "SELECT", table, ms });
const insert = (table: string, ms: number): Step => ({ do: "query", verb: "INSERT", table, ms });
const update = (table: string, ms: number): Step => ({ do: "query", verb: "UPDATE", table, ms });
const call = (
  to: ServiceName,
  operation: string,
  how: { chance?: number; optional?: true; retries?: number } = {},
): Step => ({ do: "call", to, operation, ...how });

/** The shop. */
export const services: Readonly<Record<ServiceName, Service>> = {
  storefront: {
    instances: 3,
    flag: "storefront.new-header",
    operations: {
      home: {
        method: "GET",
        route: "/",
        cpuMs: 6,
        steps: [
          {
            do: "together",
            steps: [call("catalogue", "list"), call("recommendations", "suggest", { optional: true })],
          },
        ],
      },
      product: {
        method: "GET",
        route: "/products/{id}",
        cpuMs: 5,
        steps: [
          call("catalogue", "show"),
          {
            do: "together",
            steps: [
              call("inventory", "stock", { optional: true }),
              call("recommendations", "suggest", { chance: 0.6, optional: true }),
            ],
          },
        ],
      },
      search: {
        method: "GET",
        route: "/search",
        cpuMs: 5,
        steps: [call("search", "find", { retries: 1 })],
      },
      cart: {
        method: "POST",
        route: "/cart/items",
        cpuMs: 4,
        steps: [call("users", "session"), call("cart", "add")],
      },
      checkout: {
        method: "POST",
        route: "/checkout",
        cpuMs: 5,
        steps: [call("users", "session"), call("checkout", "place")],
      },
      login: { method: "POST", route: "/login", cpuMs: 3, steps: [call("users", "login")] },
      order: {
        method: "GET",
        route: "/orders/{id}",
        cpuMs: 3,
        steps: [
          call("users", "session"),
          call("orders", "show"),
          call("shipping", "track", { optional: true }),
        ],
      },
    },
  },
  catalogue: {
    instances: 3,
    flag: "catalogue.dynamic-pricing",
    operations: {
      list: {
        method: "GET",
        route: "/products",
        cpuMs: 4,
        steps: [{ do: "cache", key: "products:front", hitRatio: 0.95, missed: [select("products", 9)] }],
      },
      show: {
        method: "GET",
        route: "/products/{id}",
        cpuMs: 3,
        steps: [{ do: "cache", key: "product", hitRatio: 0.85, missed: [select("products", 4)] }],
        refuses: { share: 0.01, status: 404, says: "product {id} not found" },
      },
    },
  },
  search: {
    instances: 2,
    flag: "search.fuzzy-matching",
    operations: {
      find: {
        method: "GET",
        route: "/query",
        cpuMs: 12,
        steps: [select("search_index", 14), call("catalogue", "list", { chance: 0.5 })],
        says: "query {id} gave results in order of relevance",
      },
    },
  },
  cart: {
    instances: 2,
    flag: "cart.saved-for-later",
    operations: {
      add: {
        method: "POST",
        route: "/carts/{id}/items",
        cpuMs: 3,
        steps: [
          { do: "cache", key: "cart", hitRatio: 0.9, missed: [select("carts", 3)] },
          call("catalogue", "show"),
          update("carts", 4),
        ],
        says: "item added to cart {id}",
      },
      read: {
        method: "GET",
        route: "/carts/{id}",
        cpuMs: 2,
        steps: [{ do: "cache", key: "cart", hitRatio: 0.9, missed: [select("carts", 3)] }],
      },
    },
  },
  checkout: {
    instances: 2,
    flag: "checkout.express",
    operations: {
      place: {
        method: "POST",
        route: "/checkouts",
        cpuMs: 8,
        steps: [
          call("cart", "read"),
          call("inventory", "reserve"),
          call("shipping", "quote"),
          call("payments", "charge", { retries: 1 }),
          call("orders", "create"),
        ],
        says: "checkout {id} completed for customer {customer}",
      },
    },
  },
  payments: {
    instances: 2,
    flag: "payments.instant-refunds",
    operations: {
      charge: {
        method: "POST",
        route: "/charges",
        cpuMs: 6,
        steps: [
          insert("charges", 4),
          { do: "charge", path: "/v2/authorizations", ms: 120 },
          update("charges", 3),
        ],
        says: "charge {id} authorised",
        refuses: { share: 0.03, status: 402, says: "charge {id} declined by issuer" },
      },
    },
  },
  orders: {
    instances: 2,
    flag: "orders.split-parcels",
    operations: {
      create: {
        method: "POST",
        route: "/orders",
        cpuMs: 5,
        steps: [
          insert("orders", 6),
          call("shipping", "book"),
          { do: "publish", topic: "orders.placed", to: "notifications", operation: "confirm" },
        ],
        says: "order {id} placed by customer {customer}",
      },
      show: {
        method: "GET",
        route: "/orders/{id}",
        cpuMs: 3,
        steps: [select("orders", 5)],
        refuses: { share: 0.02, status: 404, says: "order {id} not found" },
      },
    },
  },
  shipping: {
    instances: 2,
    flag: "shipping.carbon-offsets",
    operations: {
      quote: {
        method: "POST",
        route: "/quotes",
        cpuMs: 4,
        steps: [{ do: "cache", key: "rates", hitRatio: 0.97, missed: [select("rates", 6)] }],
      },
      book: {
        method: "POST",
        route: "/shipments",
        cpuMs: 4,
        steps: [insert("shipments", 5)],
        says: "shipment {id} booked",
      },
      track: { method: "GET", route: "/shipments/{id}", cpuMs: 3, steps: [select("shipments", 4)] },
    },
  },
  inventory: {
    instances: 2,
    flag: "inventory.back-orders",
    operations: {
      stock: {
        method: "GET",
        route: "/stock/{id}",
        cpuMs: 2,
        steps: [{ do: "cache", key: "stock", hitRatio: 0.8, missed: [select("stock", 3)] }],
      },
      reserve: {
        method: "POST",
        route: "/reservations",
        cpuMs: 4,
        steps: [select("stock", 3), update("stock", 6)],
        says: "reserved stock for cart {id}",
        refuses: { share: 0.01, status: 409, says: "item {id} is out of stock" },
      },
    },
  },
  users: {
    instances: 2,
    flag: "users.passkeys",
    operations: {
      session: {
        method: "GET",
        route: "/sessions/{id}",
        cpuMs: 2,
        steps: [{ do: "cache", key: "session", hitRatio: 0.98, missed: [select("sessions", 3)] }],
      },
      login: {
        method: "POST",
        route: "/sessions",
        cpuMs: 20,
        steps: [select("users", 3), insert("sessions", 3)],
        says: "customer {customer} signed in",
        refuses: { share: 0.04, status: 401, says: "wrong password for customer {customer}" },
      },
    },
  },
  notifications: {
    instances: 2,
    flag: "notifications.digest",
    operations: {
      confirm: {
        method: "PROCESS",
        route: "orders.placed",
        cpuMs: 5,
        steps: [call("users", "session"), insert("messages", 3)],
        says: "confirmation {id} sent to customer {customer}",
      },
    },
  },
  recommendations: {
    instances: 2,
    flag: "recommendations.personalised",
    operations: {
      suggest: {
        method: "GET",
        route: "/suggestions",
        cpuMs: 9,
        steps: [{ do: "cache", key: "suggestions", hitRatio: 0.7, missed: [call("catalogue", "list")] }],
      },
    },
  },
};

/** What visitors do, as weights. */
export const visits: readonly { operation: string; weight: number }[] = [
  { operation: "home", weight: 30 },
  { operation: "product", weight: 35 },
  { operation: "search", weight: 15 },
  { operation: "cart", weight: 9 },
  { operation: "checkout", weight: 5 },
  { operation: "login", weight: 3 },
  { operation: "order", weight: 3 },
];
