import { article45 } from './procedures.ts';
import type { Values } from './reader.ts';
import type { Procedure } from './types.ts';

/** Templates of the law a rule of clocks.json may name (法定时限模板). `licensing-law-joint`: several departments decide (art. 26, 统一、联合、集中办理). */
export const templates = ['licensing-law', 'licensing-law-joint'] as const;
export type Template = (typeof templates)[number];

const ends = ['grant', 'refuse', 'reply', 'decline', 'withdraw', 'terminate'];

/** What the 行政许可法 (2019) says about each clock, by the id of its rule; all in working days (art. 82). */
const clauses: Readonly<Record<string, Values>> = {
  /** Art. 32 (四): everything missing is told once, within five days; else the application counts as accepted from its receipt. */
  notice: {
    length: 5,
    start: { on: 'receive' },
    stop: ['request-supplement', 'accept', 'decline', 'reply', 'withdraw', 'terminate'],
    onBreach: 'deemed-accepted',
  },
  /** Art. 42 (一): decided within twenty days of acceptance; ten more by approval of the organ's head. */
  statutory: { length: 20, start: { on: 'accept' }, stop: ends, extend: { by: 10, most: 10, approver: 'organ-head' } },
  /** Art. 43: the lower organ examines within twenty days of acceptance what a superior decides. */
  'lower-review': { length: 20, start: { on: 'accept' }, stop: ['forward', ...ends] },
  /** Art. 44: the licence is issued and delivered within ten days of the decision. */
  delivery: { length: 10, start: { on: 'grant' }, stop: ['deliver'] },
};
/** Art. 42 (二): forty-five days, fifteen more by approval of the head of the government of that level. */
const jointStatutory: Values = { ...clauses.statutory, length: 45, extend: { by: 15, most: 15, approver: 'government-head' } };
/** Clocks that run between acceptance and decision stand still during the procedures of art. 45. */
const pausing = ['statutory', 'lower-review'];

/** Ids of the rules a template knows. */
export const templateRules: readonly string[] = Object.keys(clauses);

/** Fields of a rule by the law (法定条款); undefined: the template has no clock of this id. */
export function clauseOf(template: Template, id: string, procedures: readonly Procedure[]): Values | undefined {
  const clause = template === 'licensing-law-joint' && id === 'statutory' ? jointStatutory : clauses[id];
  if (!clause || !pausing.includes(id)) return clause;
  const listed = new Set(procedures.map(procedure => procedure.id));
  return { ...clause, pause: article45.filter(procedure => listed.has(procedure)) };
}
