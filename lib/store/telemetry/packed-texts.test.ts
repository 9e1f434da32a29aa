import { array, assert, property, string } from "fast-check";
import { expect, it } from "vitest";

import { packTexts, textAt } from "./packed-texts";

it("gives each text back as it was, empty and of any script", () => {
  assert(
    property(array(string({ unit: "binary" })), (texts) => {
      const packed = structuredClone(packTexts(texts));
      expect(texts.map((_, index) => textAt(packed, index))).toEqual(texts);
    }),
  );
});
