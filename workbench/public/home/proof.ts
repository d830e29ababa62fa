import type { Proof } from '#server/contract/public.ts';

type CodeProof = Extract<Proof, { queryCode: string }>;
type NumberProof = Extract<Proof, { number: string }>;

/** The proof of a typed query code, or null when it cannot be one: 12 characters, without those easily confused; blanks and dashes do not matter. */
export function readCode(text: string): CodeProof | null {
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z2-9]{12}$/.test(code) ? { queryCode: code } : null;
}

/** The proof of a typed number and last four characters, or which of both cannot be right. */
export function readNumber(number: string, lastFour: string): NumberProof | { readonly wrong: readonly ('number' | 'lastFour')[] } {
  const tidy = {
    number: number.normalize('NFKC').replace(/\s/g, '').toUpperCase(),
    lastFour: lastFour.normalize('NFKC').trim().toUpperCase(),
  };
  const wrong = [
    ...(tidy.number.length < 4 || tidy.number.length > 60 ? (['number'] as const) : []),
    ...(/^[0-9A-Z]{4}$/.test(tidy.lastFour) ? [] : (['lastFour'] as const)),
  ];
  return wrong.length > 0 ? { wrong } : tidy;
}
