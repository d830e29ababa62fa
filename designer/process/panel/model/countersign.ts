import { childOf, type Editable, type Factory, type Patch, text, withChild, withoutChild } from '../../properties.ts';

/** How several people decide one step (会签方式); docs/verbs.md, Countersign. */
export const countersignModes = ['all', 'any', 'order', 'vote'] as const;
export type CountersignMode = (typeof countersignModes)[number];
export const countersignEmpties = ['administrator', 'pass', 'refuse', 'incident'] as const;
export const countersignApplicants = ['self', 'skip', 'leader'] as const;

/** bj:countersign (会签) as the panel edits it. */
export interface CountersignView {
  readonly mode: CountersignMode;
  /** Share of the weight that must agree: a number as written, or FEEL with its `=`; '' = more than half. */
  readonly threshold: string;
  readonly inclusive: boolean;
  readonly refusal: 'first' | 'all';
  /** Account ids; FEEL as it is written; null: everybody the assignment names. */
  readonly signers: readonly string[] | string | null;
  /** Weights by account; FEEL as it is written; null: one each. */
  readonly weights: Readonly<Record<string, number>> | string | null;
  readonly whenEmpty: (typeof countersignEmpties)[number];
  readonly whenApplicant: (typeof countersignApplicants)[number];
}

/** `= ["a", "b"]` as a list; null when the text says something else. */
function literalList(feel: string): readonly string[] | null {
  const inner = /^=?\s*\[(.*)\]\s*$/s.exec(feel)?.[1];
  if (inner === undefined || !/^\s*(?:"[^"\\]*"\s*(?:,\s*"[^"\\]*"\s*)*)?$/.test(inner)) return null;
  return [...inner.matchAll(/"([^"\\]*)"/g)].map(([, account]) => account!);
}

/** `= { "a": 2, "b": 1 }` as a table; null when the text says something else. */
function literalWeights(feel: string): Readonly<Record<string, number>> | null {
  const inner = /^=?\s*\{(.*)\}\s*$/s.exec(feel)?.[1];
  const entry = /\s*"([^"\\]*)"\s*:\s*(\d+(?:\.\d+)?)\s*/;
  if (inner === undefined || !inner.split(',').every(part => new RegExp(`^${entry.source}$`).test(part))) return null;
  return Object.fromEntries([...inner.matchAll(new RegExp(entry, 'g'))].map(([, account, weight]) => [account!, Number(weight)]));
}

/** Reads bj:countersign; null: one person decides. */
export function readCountersign(step: Editable): CountersignView | null {
  const child = childOf(step, 'bj:Countersign');
  if (!child) return null;
  const said = (name: string): string | undefined => text(child.get(name));
  const [signers, weights] = [said('signers'), said('weights')];
  return {
    mode: countersignModes.find(mode => mode === said('mode')) ?? 'all',
    threshold: said('threshold') ?? '',
    inclusive: said('inclusive') === 'true',
    refusal: said('refusal') === 'all' ? 'all' : 'first',
    signers: signers === undefined ? null : (literalList(signers) ?? signers),
    weights: weights === undefined ? null : (literalWeights(weights) ?? weights),
    whenEmpty: countersignEmpties.find(value => value === said('whenEmpty')) ?? 'administrator',
    whenApplicant: countersignApplicants.find(value => value === said('whenApplicant')) ?? 'self',
  };
}

const listText = (accounts: readonly string[]): string => `= [${accounts.map(account => JSON.stringify(account)).join(', ')}]`;
const weightsText = (weights: Readonly<Record<string, number>>): string =>
  `= { ${Object.entries(weights)
    .map(([account, weight]) => `${JSON.stringify(account)}: ${weight}`)
    .join(', ')} }`;

function signersText(signers: CountersignView['signers']): string | undefined {
  return signers === null || typeof signers === 'string' ? (signers ?? undefined) : listText(signers);
}

function weightsSaid(weights: CountersignView['weights']): string | undefined {
  if (weights === null || typeof weights === 'string') return weights ?? undefined;
  return Object.keys(weights).length === 0 ? undefined : weightsText(weights);
}

const isUsual = <Value>(value: Value, usual: Value): Value | undefined => (value === usual ? undefined : value);

/** Writes bj:countersign; null takes it away. What means nothing for a way of deciding is not said. */
export function withCountersign(step: Editable, view: CountersignView | null, factory: Factory): Patch {
  if (!view) return withoutChild(step, 'bj:Countersign', factory);
  const isVote = view.mode === 'vote';
  return withChild(
    step,
    'bj:Countersign',
    {
      mode: view.mode,
      threshold: isVote ? text(view.threshold) : undefined,
      inclusive: isVote && view.inclusive ? 'true' : undefined,
      weights: isVote ? weightsSaid(view.weights) : undefined,
      refusal: isVote ? undefined : isUsual(view.refusal, 'first'),
      signers: signersText(view.signers),
      whenEmpty: isUsual(view.whenEmpty, 'administrator'),
      whenApplicant: isUsual(view.whenApplicant, 'self'),
    },
    factory,
  );
}

/** A countersign as it begins: everybody agrees, one refusal ends it. */
export const newCountersign: CountersignView = {
  mode: 'all',
  threshold: '',
  inclusive: false,
  refusal: 'first',
  signers: null,
  weights: null,
  whenEmpty: 'administrator',
  whenApplicant: 'self',
};
