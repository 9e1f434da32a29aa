import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

type Rgb = readonly [number, number, number];
type Paint = { rgb: Rgb; alpha: number };
type Theme = "light" | "dark";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const paint = String.raw`#[0-9a-f]{6}|rgb\([^)]*\)`;
const pairs = new Map(
  [...css.matchAll(new RegExp(String.raw`--([\w-]+): light-dark\((${paint}), (${paint})\);`, "g"))].map(
    ([, name = "", light = "", dark = ""]) => [name, { light: parse(light), dark: parse(dark) }],
  ),
);

function parse(text: string): Paint {
  if (text.startsWith("#")) {
    const channel = (at: number) => Number.parseInt(text.slice(at, at + 2), 16);
    return { rgb: [channel(1), channel(3), channel(5)], alpha: 1 };
  }
  const [r = 0, g = 0, b = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return { rgb: [r, g, b], alpha };
}

function token(name: string, theme: Theme): Paint {
  const pair = pairs.get(name);
  if (!pair) throw new Error(`no token --${name}`);
  return pair[theme];
}

function over(top: Paint, under: Rgb): Rgb {
  const mix = (index: 0 | 1 | 2) => top.rgb[index] * top.alpha + under[index] * (1 - top.alpha);
  return [mix(0), mix(1), mix(2)];
}

const linear = (value: number) =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG 2 contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Dichromacy after Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB. */
const sight = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

const row = (m: readonly number[], at: number, a = 0, b = 0, c = 0) =>
  (m[at] ?? 0) * a + (m[at + 1] ?? 0) * b + (m[at + 2] ?? 0) * c;

/** A place in Oklab, where a distance is about what an eye sees. */
function oklab(rgb: Rgb, matrix: readonly number[]): Rgb {
  const [x, y, z] = rgb.map(linear);
  const seen = [0, 3, 6].map((at) => Math.min(1, Math.max(0, row(matrix, at, x, y, z))));
  const lms = [
    0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619,
    0.2817188376, 0.6299787005,
  ];
  const [l, m, s] = [0, 3, 6].map((at) => Math.cbrt(row(lms, at, ...seen)));
  return [
    row([0.2104542553, 0.793617785, -0.0040720468], 0, l, m, s),
    row([1.9779984951, -2.428592205, 0.4505937099], 0, l, m, s),
    row([0.0259040371, 0.7827717662, -0.808675766], 0, l, m, s),
  ];
}

const themes: Theme[] = ["light", "dark"];
const surfaces = ["backdrop", "canvas", "surface", "raised", "sunken", "field"];
const words = ["fg", "muted", "subtle", "link", "danger", "warning", "success"];
const named = (start: string) => [...pairs.keys()].filter((name) => name.startsWith(start));
const tones = [...named("status-"), ...named("stance-"), ...named("hypothesis-")];

/** Each surface as it is, hovered, and selected. */
function backgrounds(theme: Theme): [string, Rgb][] {
  return surfaces.flatMap((name) => {
    const { rgb } = token(name, theme);
    return [
      [name, rgb],
      [`${name} hovered`, over(token("hover", theme), rgb)],
      [`${name} selected`, over(token("selected", theme), rgb)],
    ] satisfies [string, Rgb][];
  });
}

function tooWeak(theme: Theme, names: string[], grounds: [string, Rgb][], least: number): string[] {
  return names.flatMap((name) =>
    grounds
      .map(([ground, rgb]) => ({ ground, ratio: contrast(over(token(name, theme), rgb), rgb) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}`),
  );
}

describe.each(themes)("colours of the %s theme", (theme) => {
  const solid = (name: string): [string, Rgb] => [name, token(name, theme).rgb];

  it("finds the tokens in the stylesheet", () => {
    expect(pairs.size).toBeGreaterThan(50);
    expect(tones.length).toBeGreaterThanOrEqual(11);
    expect(named("sev")).toHaveLength(6);
  });

  it("keeps words readable on every surface, at rest, hovered and selected", () => {
    expect(tooWeak(theme, [...words, ...tones], backgrounds(theme), 4.5)).toEqual([]);
  });

  it("keeps words readable on solid and tinted fills", () => {
    expect([
      ...tooWeak(theme, ["on-accent"], [solid("accent"), solid("accent-hover")], 4.5),
      ...tooWeak(theme, ["on-danger"], [solid("danger-solid"), solid("danger-hover")], 4.5),
      ...tooWeak(theme, ["on-inverse"], [solid("inverse")], 4.5),
      ...tooWeak(theme, ["fg", "muted", "link"], [solid("accent-soft")], 4.5),
      ...["danger", "warning", "success"].flatMap((tone) =>
        tooWeak(theme, ["fg", "muted", tone], [solid(`${tone}-soft`)], 4.5),
      ),
    ]).toEqual([]);
  });

  it("keeps initials readable on the tint of their own colour", () => {
    const people = named("person-");
    expect(people).toHaveLength(8);
    const tints = people.flatMap((name) =>
      surfaces.flatMap((surface) => {
        const rgb = token(name, theme).rgb;
        return tooWeak(
          theme,
          [name],
          [[surface, over({ rgb, alpha: 0.16 }, token(surface, theme).rgb)]],
          4.5,
        );
      }),
    );
    expect(tints).toEqual([]);
  });

  it("keeps severity marks visible on every surface", () => {
    expect(tooWeak(theme, named("sev"), backgrounds(theme), 3)).toEqual([]);
  });

  it("keeps the edge of controls, the focus ring and solid fills visible", () => {
    const plain = surfaces.map(solid);
    expect(tooWeak(theme, ["line-control", "link", "accent", "danger-solid"], plain, 3)).toEqual([]);
  });

  it.each(Object.entries(sight))("keeps severities apart for %s", (_kind, matrix) => {
    const steps = ["sev1", "sev2", "sev3", "sev4", "sev5"].map((name) =>
      oklab(token(name, theme).rgb, matrix),
    );
    const near = steps.flatMap((from, index) =>
      steps.slice(index + 1).map((to) => Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2])),
    );
    expect(Math.min(...near)).toBeGreaterThan(0.05);
  });

  it.each(Object.entries(sight))("keeps evidence for and against apart for %s", (_kind, matrix) => {
    const [a, b] = [
      oklab(token("stance-for", theme).rgb, matrix),
      oklab(token("stance-against", theme).rgb, matrix),
    ];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.1);
  });
});
