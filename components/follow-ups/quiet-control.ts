/** A field that looks like the text of its row until somebody comes near. */
export const quietControl =
  "[&_select]:border-transparent [&_select]:bg-transparent [&_select]:text-muted [&_svg]:opacity-0 hover:[&_select]:border-line-control hover:[&_svg]:opacity-100 focus-within:[&_svg]:opacity-100";
