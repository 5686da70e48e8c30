// How a field is called and described to somebody who does not see it.

export interface Naming {
  id?: string;
  labelledBy?: string;
  label?: string;
  describedBy?: string;
  required?: boolean;
  invalid?: boolean;
}

export function ariaOf({ id, labelledBy, label, describedBy, required, invalid }: Naming) {
  return {
    id,
    "aria-labelledby": labelledBy,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-required": required,
    "aria-invalid": invalid === true ? true : undefined,
  };
}
