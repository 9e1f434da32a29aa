import { Extension } from "@tiptap/core";

/** Which part of a postmortem a heading opens; what people write themselves opens none. */
export const HeadingSection = Extension.create({
  name: "headingSection",
  addGlobalAttributes: () => [
    {
      types: ["heading"],
      attributes: { section: { default: null, rendered: false, keepOnSplit: false } },
    },
  ],
});
