import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

const nouns: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const formats: Readonly<Record<string, string>> = {
  email: "must be an e-mail address",
  url: "must be an http or https address",
  uuid: "must be a UUID",
  datetime: "must be a date and time with a zone, as in 2026-03-01T11:40:00Z",
};

/** What things of this origin are counted in; numbers are not counted. */
const counted: Readonly<Record<string, string>> = {
  string: "characters",
  array: "entries",
  set: "entries",
  map: "entries",
};

const units = (origin: string, limit: number | bigint) =>
  limit === 1 ? (counted[origin] ?? "").replace(/ies$/, "y").replace(/s$/, "") : counted[origin];

function tooSmall({ origin, minimum, inclusive = true }: Extract<Issue, { code: "too_small" }>): string {
  if (!counted[origin]) return `must be ${inclusive ? "at least" : "more than"} ${minimum}`;
  return minimum === 1 ? "must not be empty" : `must have at least ${minimum} ${units(origin, minimum)}`;
}

function tooBig({ origin, maximum, inclusive = true }: Extract<Issue, { code: "too_big" }>): string {
  if (!counted[origin]) return `must be ${inclusive ? "at most" : "less than"} ${maximum}`;
  return `must have at most ${maximum} ${units(origin, maximum)}`;
}

/** What is wrong with a part of the input, to be read after its name: "must not be empty". */
export function faultWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type": {
      if (issue.input === undefined) return "must be given";
      const noun = nouns[issue.expected];
      return noun ? `must be ${noun}` : "is of the wrong kind";
    }
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return formats[issue.format] ?? "is not in the right form";
    case "invalid_value":
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(", ")}`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return "has fields that are not known here";
    case "invalid_union":
      return issue.input === undefined ? "must be given" : "is none of what it may be";
    case "invalid_key":
    case "invalid_element":
      return "has an entry that is not valid";
    case "custom":
      return "is not valid";
  }
}
