"use client";
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

import type { FieldError, Outcome, Problem } from "@/lib/wire/problem";

import { useHydrated } from "./use-hydrated";

export type Submission = {
  /** For the form element; fields stay as they are, whatever comes of it. */
  form: {
    ref: RefObject<HTMLFormElement | null>;
    onSubmit: (event: FormEvent) => void;
    onInput: (event: FormEvent) => void;
    /** Ctrl or Cmd with Enter sends it from every field, as Enter alone does from an input. */
    onKeyDown: (event: KeyboardEvent<HTMLFormElement>) => void;
    noValidate: true;
  };
  /** Sent by us from now on: before, the browser would send it its own way. */
  ready: boolean;
  /** Under way. A second submit meanwhile does nothing. */
  pending: boolean;
  /** With `errors` only where a field of the form shows each of them: what none shows is part of `detail`. */
  problem: Problem | null;
  /** What is wrong with the field of this name, as a sentence. */
  errorOf: (name: string) => string | undefined;
  /** Forgets the problem, as when the person starts something else. */
  reset: () => void;
};

/** Several faults may name one field by a deeper path: `scopes.0` is about `scopes`. */
function errorFor(errors: readonly FieldError[] | undefined, name: string): string | undefined {
  const found = errors?.find(({ path }) => path === name || path.startsWith(`${name}.`));
  return found && sentence(found.reason);
}

function sentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What is left of a problem once the person has turned to the field of this name. */
function withoutField(problem: Problem | null, name: string): Problem | null {
  if (!problem?.errors || !errorFor(problem.errors, name)) return problem;
  const errors = problem.errors.filter(({ path }) => path !== name && !path.startsWith(`${name}.`));
  return errors.length > 0 ? { ...problem, errors } : null;
}

/** Faults beyond this many are counted, not said: a file can have a fault in every line. */
const SAID_LIMIT = 5;

/** The problem with those faults said in its detail that no field of this form shows; null where there are none. */
function saidInFull(problem: Problem, form: HTMLFormElement): Problem | null {
  const names = Array.from(form.elements, (element) => element.getAttribute("name") ?? "");
  const unseen = (problem.errors ?? []).filter(
    ({ path }) => !names.some((name) => name !== "" && (path === name || path.startsWith(`${name}.`))),
  );
  if (unseen.length === 0) return null;
  const left = unseen.length - SAID_LIMIT;
  const said = [
    problem.detail,
    ...unseen
      .slice(0, SAID_LIMIT)
      .map(({ path, reason }) => sentence(path === "" ? reason : `“${path}” ${reason}`)),
    ...(left > 0 ? [`And ${left} more.`] : []),
  ];
  return { code: problem.code, detail: said.join(" ") };
}

/**
 * Sends a form once at a time and says what came of it. After a refusal the focus goes to the first field at fault,
 * and `done` is called only on success; the form stays pending after that, for the page is about to change.
 */
export function useSubmit<T>(
  send: (fields: FormData) => Promise<Outcome<T>>,
  done: (value: T, form: HTMLFormElement) => void,
  { stay = false }: { stay?: boolean } = {},
): Submission {
  const ref = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [inFull, setInFull] = useState<Problem | null>(null);
  const [refusals, setRefusals] = useState(0);

  useEffect(() => {
    if (refusals > 0) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusals]);

  const settle = () => {
    busy.current = false;
    setPending(false);
  };
  const submit = async (form: HTMLFormElement) => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    const outcome = await send(new FormData(form));
    if (outcome.ok) {
      setProblem(null);
      if (stay) settle();
      done(outcome.value, form);
    } else {
      settle();
      setProblem(outcome.problem);
      setInFull(saidInFull(outcome.problem, form));
      setRefusals((count) => count + 1);
    }
  };

  return {
    form: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        if (event.currentTarget instanceof HTMLFormElement) void submit(event.currentTarget);
      },
      onKeyDown: submitOnModEnter,
      onInput({ target }) {
        if (target instanceof Element) setProblem(withoutField(problem, target.getAttribute("name") ?? ""));
      },
    },
    ready: useHydrated(),
    pending,
    problem: problem && (inFull ?? problem),
    errorOf: (name) => errorFor(problem?.errors, name),
    reset: () => setProblem(null),
  };
}

/** A text field's value as it was typed; empty where there is none. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}

function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.defaultPrevented || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
