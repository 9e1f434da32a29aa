"use client";

import type { Editor } from "@tiptap/core";

import { FormDialog } from "@/components/shell/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fieldProblem } from "@/lib/client/field-problem";
import { textOf } from "@/lib/client/use-submit";
import { isWebLink } from "@/lib/editor/web-link";
import { success } from "@/lib/wire/problem";

export interface LinkDialogProps {
  editor: Editor;
  onClose: () => void;
}

/** The address of the link at the caret, or of the selected words. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const known: unknown = editor.getAttributes("link")["href"];
  const href = typeof known === "string" ? known : "";
  return (
    <FormDialog
      title={href === "" ? "Link" : "Change the link"}
      submit={href === "" ? "Link" : "Change"}
      onClose={onClose}
      send={(fields) => {
        const typed = textOf(fields, "href").trim();
        const address = /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
        if (!isWebLink(address))
          return fieldProblem([
            { path: "href", reason: "Give an address that begins with http:// or https://" },
          ]);
        setLink(editor, address);
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          <Field label="Address" required error={errorOf("href")}>
            {(control) => (
              <Input {...control} name="href" inputMode="url" defaultValue={href} placeholder="https://" />
            )}
          </Field>
          {href !== "" && (
            <Button
              className="self-start"
              onClick={() => {
                editor.chain().extendMarkRange("link").unsetLink().run();
                onClose();
              }}
            >
              Remove the link
            </Button>
          )}
        </>
      )}
    </FormDialog>
  );
}

function setLink(editor: Editor, href: string): void {
  const { empty } = editor.state.selection;
  if (empty && !editor.isActive("link"))
    editor
      .chain()
      .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
      .run();
  else editor.chain().extendMarkRange("link").setLink({ href }).run();
}
