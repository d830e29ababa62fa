import type { Countersign } from '../bpmn/definition.ts';
import { matchesAny } from '../cases/principals.ts';
import type { Organisation } from '../cases/context.ts';
import type { Seat, Signing } from '../cases/state.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { findCandidates } from '../execution/assignment.ts';
import { evaluateExpression } from '../execution/values.ts';
import { limits } from '../limits.ts';
import { ownSeat } from './added.ts';
import { isApplicant } from './applicant.ts';
import { agreedBefore } from './resign.ts';
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
}

/**
 * Find the signers of a countersigned step: the people its FEEL list names, else everybody in post who fits its assignment; each once, those
 * out of post left out, the applicant among them by the step's policy. After a return, who had agreed is not asked again where the step says so.
 */
export function findSigners(execution: Execution, here: Here, countersign: Countersign): Signers {
  const named = countersign.signers ? namedSigners(execution, here, countersign) : signersInPost(execution, here);
  const { accounts, why } = applicantRule(execution, countersign, named);
  if (accounts.length > limits.signers) throw tooManySigners(here, accounts.length);
  const weights = weightsOf(execution, here, countersign);
  const agreed = agreedBefore(execution.state, here);
  const seats = accounts.map((account, n) => {
    const seat = ownSeat(n + 1, account, weights(account));
    const before = agreed.find(one => one.account === account);
    return before
      ? { ...seat, status: 'done' as const, vote: 'agree' as const, ...(before.at === undefined ? {} : { at: before.at }) }
      : seat;
  });
  return { seats, signing: signingOf(execution, here, countersign), why: `${modes[countersign.mode]}：${why}${resultWords(seats)}` };
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
  const { candidates, why } = findCandidates(execution, here);
  return { accounts: peopleBehind(execution.context.organisation, candidates), why };
}

/** Accounts that fit a candidate, in the order of the organisation. */
export function peopleBehind({ posts }: Organisation, candidates: readonly string[]): string[] {
  const fits = posts.filter(({ account, post, unit }) => matchesAny(candidates, [`person:${account}`, post, `${post}@${unit ?? '*'}`]));
  return [...new Set(fits.map(({ account }) => account))];
}

/** The applicant among the signers (申请人回避): signs like the others, is left out, or the leader of their unit signs instead. */
function applicantRule(execution: Execution, { whenApplicant }: Countersign, { accounts, why }: Found): Found {
  const { state } = execution;
  const applicant = accounts.find(account => isApplicant(state, account));
  if (applicant === undefined || whenApplicant === 'self') return { accounts, why };
  const others = accounts.filter(account => account !== applicant);
  const leader = whenApplicant === 'leader' ? leaderOf(execution, applicant) : undefined;
  if (leader === undefined) return { accounts: others, why: `${why}，申请人 ${applicant} 回避` };
  const replaced = accounts.map(account => (account === applicant ? leader : account));
  return { accounts: [...new Set(replaced)], why: `${why}，申请人 ${applicant} 回避，由 ${leader} 代签` };
}

function leaderOf({ context, state }: Execution, account: string): string | undefined {
  const { posts } = context.organisation;
  const own = posts.filter(post => post.account === account).map(({ unit }) => unit);
  const leads = (units: readonly (string | null)[]) =>
    posts.find(({ post, unit, account: leader }) => post === 'unit-leader' && units.includes(unit) && leader !== account)?.account;
  return leads(own) ?? leads([state.service.unit]);
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
