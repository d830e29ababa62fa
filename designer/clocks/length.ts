/** How long a clock runs, as the page lets one choose it (时限长度). */
export type LengthView =
  | { readonly kind: 'statutory' | 'promised' }
  | { readonly kind: 'fixed'; readonly n: number }
  | { readonly kind: 'formula'; readonly text: string };

const known = { '= service.statutoryLimit': 'statutory', '= service.promisedLimit': 'promised' } as const;

/** Reads the length of a clock rule. */
export function readLength(length: unknown): LengthView {
  const text = typeof length === 'number' ? `= ${length}` : typeof length === 'string' ? length.trim() : '';
  const tidy = text.replace(/^=\s*/, '= ');
  if (tidy in known) return { kind: known[tidy as keyof typeof known] };
  const fixed = /^(?:= )?(\d{1,5})$/.exec(tidy);
  return fixed ? { kind: 'fixed', n: Number(fixed[1]) } : { kind: 'formula', text };
}

/** The length as clocks.json writes it. */
export function writeLength(view: LengthView): string {
  switch (view.kind) {
    case 'statutory':
      return '= service.statutoryLimit';
    case 'promised':
      return '= service.promisedLimit';
    case 'fixed':
      return `= ${view.n}`;
    case 'formula':
      return view.text;
  }
}
