import { decideAndApply } from '#engine/cases/decide.ts';
import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Context, Rejection } from '#engine/cases/context.ts';
import type { Answers, CaseState } from '#engine/cases/state.ts';
import type { ContextCache } from '../context.ts';
import type { WriteMoment } from '../database.ts';
import type { Plan } from '../plan.ts';
import type { CaseInput, Outcome } from '../types.ts';
import { accept, draw } from './accept.ts';
import { bodyHash } from './canonical.ts';
import { findDistribution, needsOf, nothing } from './distribution.ts';
import { type Loaded, loadCase, recallCase } from './load.ts';
import { asksForNumber } from './numbers.ts';
import { contentsOf, needReleases } from './releases.ts';
import { checkReceipt, claimReceipt, writeReceipt } from './receipt.ts';
import { statusOf } from './rejections.ts';

/**
 * The write path of a case (写入路径, docs/architecture.md, One write path) as one plan: lock and load, decide, receipt, then journal, snapshot,
 * projections and jobs. The first write is the receipt: where one stands under the id already, the command was answered before, and neither what was
 * decided nor why it was refused is of any use. A rejection writes nothing.
 */
export function* executeCase(cache: ContextCache, input: CaseInput, moment: WriteMoment): Plan<Outcome> {
  const { memo } = moment;
  memo.isCase = true;
  if (memo.unwritten.has(input.caseId)) yield { rest: null };
  const before = recallCase(cache.cases, input, memo) ?? (yield* load(cache, input, moment));
  const { state, head } = before;
  const asked = { tenant: input.tenant, id: input.id, bodyHash: hashOf(input) };
  if (state === null && input.type !== 'open-case') return (yield* checkReceipt(asked)) ?? missing();
  const command = commandOf(input, Math.max(moment.now, head.at));
  const needs = needsOf(needReleases(cache, contentsOf(state, command)));
  const plain: Context = {
    now: command.recordedAt,
    organisation: memo.organisations.get(input.tenant) ?? (yield* cache.organisation(input.tenant, memo)),
    calendar: memo.calendars.get(input.tenant) ?? (yield* cache.calendar(input.tenant, memo)),
    release: cache.find,
  };
  const context = needs === nothing ? plain : { ...plain, ...(yield* findDistribution(input.tenant, needs, moment.lock)) };
  const decided = decideAndApply(state, command, context);
  if (!decided.ok) return (yield* checkReceipt(asked)) ?? rejected(decided.rejection);
  const draws = decided.events.some(asksForNumber);
  const known = draws ? yield* checkReceipt(asked) : undefined;
  if (known !== undefined) return known;
  const { events, state: next } = draws ? yield* draw(command, before, decided.events) : decided;
  const result = resultOf(next);
  const receipt = { ...asked, stream: 'case', streamId: input.caseId, seq: next.seq, result, at: command.recordedAt };
  // A number is drawn already: a receipt written meanwhile fails the transaction, which gives the number back.
  if (draws) yield* writeReceipt(receipt);
  else if (!(yield* claimReceipt(receipt))) return (yield* checkReceipt(asked)) ?? missing();
  // Nothing followed, e.g. a task read a second time: no entry, else the journal would run ahead of the state.
  if (events.length > 0) {
    memo.unwritten.add(input.caseId);
    yield { rest: accept({ cache, command, before, memo, events, state: next }) };
  }
  return { ok: true, repeated: false, seq: next.seq, streamId: input.caseId, result };
}

/** Loads the case; what was put off is written before only where it may be about this case. */
function* load(cache: ContextCache, input: CaseInput, { memo, lock }: WriteMoment): Plan<Loaded> {
  memo.isApart = !memo.isMixed && !memo.unwritten.has(input.caseId);
  try {
    return yield* loadCase(cache.cases, input, lock);
  } finally {
    memo.isApart = false;
  }
}

/** The command as it was asked for: sent a second time it is the same, whatever judging made of its answers. */
function hashOf(input: CaseInput): string {
  const { sent, actor } = input;
  return bodyHash(input, sent === undefined ? { actor: actor.account } : { actor: actor.account, answers: sent, sent: undefined });
}

function commandOf(input: CaseInput, recordedAt: number): CaseCommand {
  const command: CaseCommand & { sent?: Answers } = { ...input, recordedAt, effectiveAt: input.effectiveAt ?? recordedAt };
  if (command.sent !== undefined) delete command.sent;
  return command;
}

function resultOf(state: CaseState): Readonly<Record<string, unknown>> {
  return {
    caseId: state.caseId,
    number: state.number,
    queryCode: state.queryCode,
    status: state.status,
    phase: state.phase,
    seq: state.seq,
  };
}

function rejected(rejection: Rejection): Outcome {
  return { ok: false, rejection, status: statusOf(rejection) };
}

function missing(): Outcome {
  return {
    ok: false,
    status: 404,
    rejection: {
      code: 'case-not-found',
      message: { zh: '没有找到这个办件。请核对编号。', en: 'Expected a case with this id, but there is none. Check the number.' },
    },
  };
}
