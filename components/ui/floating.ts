/** A layer above the page: a hairline parts it from what is below. */
export const floatingClass =
  "z-50 rounded-md border border-line-strong bg-raised text-work text-fg outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-rise";
