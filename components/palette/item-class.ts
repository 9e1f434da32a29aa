/** One line of the palette. */
export const itemClass =
  "flex min-h-8 items-center gap-2.5 rounded-sm px-2.5 text-work select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11";
