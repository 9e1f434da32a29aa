import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter, Where } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";

import type { Database } from "./database";
import { secretDigest } from "./secret-digest";

/** better-auth's way to our tables. The cookie carries a session's token; the table holds its digest. */
export function authAdapter({ prisma }: Database): (options: BetterAuthOptions) => DBAdapter {
  const open = prismaAdapter(prisma, { provider: "postgresql", transaction: true });
  return (options) => {
    const adapter = open(options);
    return {
      ...adapter,
      ...sealed(adapter),
      transaction: (callback) => adapter.transaction((inner) => callback({ ...inner, ...sealed(inner) })),
    };
  };
}

type Operations = Pick<
  DBTransactionAdapter,
  | "create"
  | "findOne"
  | "findMany"
  | "count"
  | "update"
  | "updateMany"
  | "delete"
  | "deleteMany"
  | "consumeOne"
  | "incrementOne"
>;

/** The same operations with digests in place of session tokens; who named a token gets it back in the row. */
function sealed(inner: Operations): Operations {
  return {
    async create({ data, ...request }) {
      const seal = sealFor(request.model);
      return seal.open(await inner.create({ ...request, data: seal.fields(data) }));
    },
    async findOne(request) {
      const seal = sealFor(request.model);
      return seal.open(await inner.findOne({ ...request, where: seal.where(request.where) }));
    },
    async findMany<T>(request: Parameters<Operations["findMany"]>[0]): Promise<T[]> {
      const seal = sealFor(request.model);
      const where = request.where && seal.where(request.where);
      const rows = await inner.findMany<T>({ ...request, where });
      return rows.map((row) => seal.open(row));
    },
    count: (request) =>
      inner.count({ ...request, where: request.where && sealFor(request.model).where(request.where) }),
    async update(request) {
      const seal = sealFor(request.model);
      const where = seal.where(request.where);
      return seal.open(await inner.update({ ...request, where, update: seal.fields(request.update) }));
    },
    updateMany(request) {
      const seal = sealFor(request.model);
      const where = seal.where(request.where);
      return inner.updateMany({ ...request, where, update: seal.fields(request.update) });
    },
    delete: (request) => inner.delete({ ...request, where: sealFor(request.model).where(request.where) }),
    deleteMany: (request) =>
      inner.deleteMany({ ...request, where: sealFor(request.model).where(request.where) }),
    async consumeOne(request) {
      const seal = sealFor(request.model);
      return seal.open(await inner.consumeOne({ ...request, where: seal.where(request.where) }));
    },
    async incrementOne(request) {
      const seal = sealFor(request.model);
      return seal.open(await inner.incrementOne({ ...request, where: seal.where(request.where) }));
    },
  };
}

type Seal = {
  fields: <T extends object>(fields: T) => T;
  where: (where: Where[]) => Where[];
  open: <R>(row: R) => R;
};

const nothingToHide: Seal = { fields: (fields) => fields, where: (where) => where, open: (row) => row };

/** Remembers, for one operation, which digest stands for which token. */
function sealFor(model: string): Seal {
  if (model !== "session") return nothingToHide;
  const tokens = new Map<string, string>();
  const hide = (token: string) => {
    const digest = secretDigest(token);
    tokens.set(digest, token);
    return digest;
  };
  return {
    fields: (fields) =>
      "token" in fields && typeof fields.token === "string"
        ? { ...fields, token: hide(fields.token) }
        : fields,
    where: (where) => where.map((clause) => (clause.field === "token" ? hideIn(clause, hide) : clause)),
    open(row) {
      if (typeof row !== "object" || row === null || !("token" in row) || typeof row.token !== "string")
        return row;
      const token = tokens.get(row.token);
      return token === undefined ? row : { ...row, token };
    },
  };
}

function hideIn(clause: Where, hide: (token: string) => string): Where {
  const { value } = clause;
  if (typeof value === "string") return { ...clause, value: hide(value) };
  if (Array.isArray(value)) return { ...clause, value: value.map((token) => hide(String(token))) };
  return clause;
}
