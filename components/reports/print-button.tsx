"use client";
import { Printer } from "lucide-react";

import { Button } from "@/components/ui/button";
import { useCommands } from "@/lib/client/use-commands";

const print = () => window.print();

/** The report on one sheet, by the browser's own dialog. */
export function PrintButton() {
  useCommands([
    {
      id: "report print",
      title: "Print the report on one page",
      group: "Report",
      keywords: ["pdf", "paper", "executive"],
      run: print,
    },
  ]);
  return (
    <Button onClick={print}>
      <Printer aria-hidden />
      Print
    </Button>
  );
}
