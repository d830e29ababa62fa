import type { Countersign } from '../bpmn/definition.ts';
import type { Seat, Signing } from '../cases/state.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { assignmentOf, barredAt, findCandidates } from '../execution/assignment.ts';
import { standInOf } from '../execution/assignment/absences.ts';
import { barredFrom } from '../execution/assignment/barred.ts';
import { leadersAbove } from '../execution/assignment/leaders.ts';
import { peopleBehind, peopleInOrder } from '../execution/assignment/people.ts';
import { unitOf } from '../execution/assignment/units.ts';
import { evaluateExpression } from '../execution/values.ts';
import { limits } from '../limits.ts';
import { ownSeat } from './added.ts';
import { isApplicant } from './applicant.ts';
import { agreedBefore, isReturnedTo } from './resign.ts';
import { settle } from './seats.ts';
import { signersWrong, thresholdWrong, tooManySigners, weightsWrong } from './signer-faults.ts';

/** Who signs a countersigned step (会签人员), frozen at arrival: seats, the rule by which they decide, and both in words. */
export interface Signers {
  readonly seats: readonly Seat[];
  readonly signing: Signing;
  readonly why: string;
}

interface Found {
  readonly accounts: readonly string[];
  readonly why: string;
  /** In whose place who is no signer of their own right signs (代签): the seat has the weight of that person. */
  readonly places?: ReadonlyMap<string, string>;
}

/**
 * Find the signers of a countersigned step: the people its FEEL list names, else everybody in post who fits its assignment; each once, those
 * out of post and those who may not do it left out, who is away by who stands in, the applicant among them by the step's policy. After a return, who had agreed is not asked again where the step says so.
 */
export function findSigners(execution: Execution, here: Here, countersign: Countersign): Signers {
  const named = countersign.signers ? namedSigners(execution, here, countersign) : signersInPost(execution, here);
  const present = standInsRule(execution, here, withoutBarred(execution, here, named));
  const { accounts, why, places } = applicantRule(execution, here, countersign, present);
  if (accounts.length > limits.signers) throw tooManySigners(here, accounts.length);
  const weights = weightsOf(execution, here, countersign);
  const asked = accounts.map((account, n) => ownSeat(n + 1, account, weights(places?.get(account) ?? account)));
  const signing = signingOf(execution, here, countersign);
  const seats = withAgreed(execution, here, { seats: asked, signing });
  return { seats, signing, why: `${modes[countersign.mode]}：${why}${resultWords(seats)}` };
}

/** Seats with the voices of who need not sign again; a return to this very step asks somebody, all of them where nobody would be left. */
function withAgreed(execution: Execution, here: Here, { seats, signing }: Pick<Signers, 'seats' | 'signing'>): readonly Seat[] {
  const agreed = agreedBefore(execution, here);
  if (agreed.length === 0) return seats;
  const known = seats.map((seat): Seat => {
    const before = agreed.find(({ account }) => account === seat.account);
    return before ? { ...seat, status: 'done', vote: 'agree', ...(before.at === undefined ? {} : { at: before.at }) } : seat;
  });
  const { addedRefusal } = here.element.verbSettings;
  return isReturnedTo(execution, here) && settle(known, { signing, addedRefusal }).result !== null ? seats : known;
}

const modes: Readonly<Record<Countersign['mode'], string>> = { all: '会签', any: '或签', order: '依次会签', vote: '票签' };

function resultWords(seats: readonly Seat[]): string {
  const agreed = seats.filter(({ status }) => status === 'done').map(({ account }) => account);
  const again = agreed.length > 0 ? `；此前已同意、不再签：${agreed.join('、')}` : '';
  return ` → ${seats.length} 人（${seats.map(({ account }) => account).join('、')}）${again}`;
}

function namedSigners(execution: Execution, here: Here, { signers }: Countersign): Found {
  const value = evaluateExpression(execution, here, signers!) ?? [];
  const list = Array.isArray(value) ? value : [value];
  if (!list.every(account => typeof account === 'string')) throw signersWrong(here, value);
  const named = [...new Set(list.filter(account => account !== ''))];
  const { posts } = execution.context.organisation;
  const accounts = named.filter(account => posts.some(post => post.account === account));
  const gone = named.filter(account => !accounts.includes(account));
  return { accounts, why: gone.length > 0 ? `流程指定的人员，不在岗未列入：${gone.join('、')}` : '流程指定的人员' };
}

function signersInPost(execution: Execution, here: Here): Found {
  const { candidates, why, ordered } = findCandidates(execution, here);
  const people = ordered ? peopleInOrder : peopleBehind;
  return { accounts: people(execution.context.organisation, candidates), why };
}

/** The applicant among the signers (申请人回避): signs like the others, is left out, or the leader of their unit signs instead. */
function applicantRule(execution: Execution, here: Here, { whenApplicant }: Countersign, found: Found): Found {
  const { state } = execution;
  const { accounts, why } = found;
  const applicant = accounts.find(account => isApplicant(state, account));
  if (applicant === undefined || whenApplicant === 'self') return found;
  const others = accounts.filter(account => account !== applicant);
  const leader = whenApplicant === 'leader' ? leaderOf(execution, here, applicant) : undefined;
  if (leader === undefined) return { ...found, accounts: others, why: `${why}，申请人 ${applicant} 回避` };
  const replaced = accounts.map(account => (account === applicant ? leader : account));
  const told = `${why}，申请人 ${applicant} 回避，由 ${leader} 代签`;
  if (others.includes(leader)) return { ...found, accounts: [...new Set(replaced)], why: told };
  return { accounts: replaced, why: told, places: new Map(found.places ?? []).set(leader, applicant) };
}

/** The nearest leader of a person, by their unit, who may do the step. */
function leaderOf(execution: Execution, here: Here, account: string): string | undefined {
  const { context, state } = execution;
  const { organisation } = context;
  const barred = barredAt(execution, here);
  const chain = leadersAbove(organisation, unitOf(organisation, state, account) ?? state.service.unit, account);
  return peopleInOrder(organisation, chain).find(leader => leader !== account && !barred.has(leader));
}

/** Who may not do the step is left out (回避、不相容岗位). */
function withoutBarred({ state }: Execution, here: Here, { accounts, why }: Found): Found {
  const barred = barredFrom(state, assignmentOf(here));
  const gone = accounts.filter(account => barred.has(account));
  return gone.length === 0
    ? { accounts, why }
    : { accounts: accounts.filter(account => !barred.has(account)), why: `${why}，回避：${gone.join('、')}` };
}

/** Who stands in signs for who is away (AB岗), unless they sign already. */
function standInsRule(execution: Execution, here: Here, { accounts, why }: Found): Found {
  if (!execution.context.organisation.absences?.length) return { accounts, why };
  const barred = barredAt(execution, here);
  const pairs = accounts.map(account => ({ account, by: standInOf(execution, account, barred) ?? account }));
  const signing = pairs.map(({ account, by }) => (accounts.includes(by) ? account : by));
  const replaced = pairs.filter(({ account }, n) => signing[n] !== account);
  // Who signs for several has the weight of the first.
  const places = new Map(replaced.map(({ account, by }) => [by, account] as const).toReversed());
  const words = replaced.map(({ account, by }) => `，${account} 不在岗期间由 ${by} 代签（AB岗）`);
  return { accounts: [...new Set(signing)], why: why + words.join(''), places };
}

function weightsOf(execution: Execution, here: Here, { mode, weights }: Countersign): (account: string) => number {
  if (mode !== 'vote' || !weights) return () => 1;
  const value = evaluateExpression(execution, here, weights);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw weightsWrong(here, value);
  return account => {
    const weight = Object.hasOwn(value, account) ? (value as Record<string, unknown>)[account] : 1;
    if (typeof weight === 'number' && weight > 0 && weight <= 1_000_000) return weight;
    throw weightsWrong(here, { [account]: weight });
  };
}

function signingOf(execution: Execution, here: Here, { mode, refusal, threshold, inclusive }: Countersign): Signing {
  if (mode !== 'vote') return { mode, refusal };
  const value = threshold ? evaluateExpression(execution, here, threshold) : 0.5;
  const share = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof share === 'number' && share > 0 && share <= 1) return { mode, refusal, threshold: share, inclusive };
  throw thresholdWrong(here, value);
}
