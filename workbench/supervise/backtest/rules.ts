import type { CardLevel } from '#server/contract/schemas.ts';
import { faultLine } from './json-fault.ts';

/** cards.json as text or object; what the form does not know is kept as it is. */
export type CardsJson = Readonly<Record<string, unknown>>;
type Kind = 'before' | 'after' | 'used' | 'conduct';
type Conduct = 'no-reasons' | 'step-skipped' | 'no-urging';
export const kinds: readonly Kind[] = ['before', 'after', 'used', 'conduct'];
export const conducts: readonly Conduct[] = ['no-reasons', 'step-skipped', 'no-urging'];
export const levels: readonly CardLevel[] = ['warning', 'yellow', 'red'];

/** One rule as the form edits it (规则). */
export interface RuleDraft {
  readonly id: string;
  readonly level: CardLevel;
  readonly kind: Kind;
  /** Working days, or per cent of the limit; null: not filled in. */
  readonly amount: number | null;
  readonly at: 'open' | 'close';
  readonly conduct: Conduct | null;
  readonly to: readonly string[];
  readonly points: number | null;
  /** The rule as it was read, with what the form does not show. */
  readonly source: CardsJson;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function triggerOf(when: Record<string, unknown>): Pick<RuleDraft, 'kind' | 'amount' | 'at' | 'conduct'> {
  const at = when.at === 'close' ? 'close' : 'open';
  if ('conduct' in when) return { kind: 'conduct', amount: null, at, conduct: conducts.find(one => one === when.conduct) ?? null };
  if ('used' in when) return { kind: 'used', amount: numberOf(when.used), at, conduct: null };
  if ('afterDue' in when) return { kind: 'after', amount: numberOf(when.afterDue), at, conduct: null };
  return { kind: 'before', amount: numberOf(when.beforeDue), at, conduct: null };
}

/** Whether this has the shape the form needs. */
export function hasRules(cards: unknown): cards is CardsJson {
  if (!isRecord(cards) || !Array.isArray(cards.rules)) return false;
  return cards.rules.every(
    rule =>
      isRecord(rule) &&
      typeof rule.id === 'string' &&
      levels.some(level => level === rule.level) &&
      isRecord(rule.when) &&
      Array.isArray(rule.to),
  );
}

/** Rules of cards.json as drafts. */
export function draftsOf(cards: CardsJson): readonly RuleDraft[] {
  if (!hasRules(cards)) return [];
  return (cards.rules as Record<string, unknown>[]).map(rule => ({
    id: String(rule.id),
    level: rule.level as CardLevel,
    ...triggerOf(rule.when as Record<string, unknown>),
    to: (rule.to as unknown[]).map(String),
    points: numberOf(rule.points),
    source: rule,
  }));
}

function whenOf({ kind, amount, at, conduct }: RuleDraft): CardsJson {
  if (kind === 'conduct') return { conduct };
  if (kind === 'used') return { used: amount };
  return { [kind === 'before' ? 'beforeDue' : 'afterDue']: amount, unit: 'working-day', at };
}

function ruleOf(draft: RuleDraft): CardsJson {
  const { points: _, ...source } = draft.source;
  return {
    ...source,
    id: draft.id,
    level: draft.level,
    when: whenOf(draft),
    to: [...draft.to],
    ...(draft.points === null ? {} : { points: draft.points }),
  };
}

/** cards.json with the drafts in place of its rules; rules nobody touched stay byte for byte. */
export function withDrafts(cards: CardsJson, drafts: readonly RuleDraft[]): CardsJson {
  const before = new Map(draftsOf(cards).map(draft => [draft.id, JSON.stringify(draft)]));
  return { ...cards, rules: drafts.map(draft => (before.get(draft.id) === JSON.stringify(draft) ? draft.source : ruleOf(draft))) };
}

/** What is wrong with a rule. */
export type RuleFault = 'amount' | 'conduct' | 'to';
/** Everything that is wrong with a rule (规则问题). */
export function faultsOf({ kind, amount, conduct, to }: RuleDraft): readonly RuleFault[] {
  return [
    ...(kind !== 'conduct' && amount === null ? (['amount'] as const) : []),
    ...(kind === 'conduct' && conduct === null ? (['conduct'] as const) : []),
    ...(to.length === 0 ? (['to'] as const) : []),
  ];
}

/** A new rule to fill in: a yellow card one working day after the due day. */
export function newRule(drafts: readonly RuleDraft[]): RuleDraft {
  const taken = new Set(drafts.map(({ id }) => id));
  const numbers = Array.from({ length: drafts.length + 1 }, (_, index) => `rule-${index + 1}`);
  const id = numbers.find(one => !taken.has(one)) ?? `rule-${drafts.length + 1}`;
  return {
    id,
    level: 'yellow',
    kind: 'after',
    amount: 1,
    at: 'close',
    conduct: null,
    to: ['handler'],
    points: null,
    source: { confirmed: false },
  };
}

/** Text of cards.json for the expert's view. */
export const textOf = (cards: CardsJson): string => JSON.stringify(cards, null, 2);
export type Read = { readonly ok: true; readonly cards: CardsJson } | { readonly ok: false; readonly line: number | null };
/** The rules a text holds, or the line of its first mistake; null: JSON, but no card rules. */
export function readText(text: string): Read {
  try {
    const cards: unknown = JSON.parse(text);
    return hasRules(cards) ? { ok: true, cards } : { ok: false, line: null };
  } catch {
    return { ok: false, line: faultLine(text) };
  }
}
