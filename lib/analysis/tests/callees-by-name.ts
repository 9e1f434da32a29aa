/** "package.Service/Method", as RPC clients name their spans. */
const REMOTE_METHOD = /(?:^|\.)(\w+)\/\w+$/u;

/** Which of the services a call's name names: "shop.PaymentService/Charge" is one of "paymentservice"; null for none. */
export function calleesByName(services: readonly string[]): (operation: string) => string | null {
  const known = new Map(services.map((service) => [plain(service), service]));
  return (operation) => {
    const remote = REMOTE_METHOD.exec(operation)?.[1];
    return remote === undefined ? null : (known.get(plain(remote)) ?? null);
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");
}
