import type { Language } from './words.ts';

/** What every widget and template may read of the form around it. */
export interface FormContextOf {
  readonly lang: Language;
}

/** The language the form of a field is shown in. */
export const langOf = ({ registry }: { readonly registry: { readonly formContext: unknown } }): Language =>
  (registry.formContext as FormContextOf | undefined)?.lang ?? 'zh';
