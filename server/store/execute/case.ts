import { decideAndApply } from '#engine/cases/decide.ts';
import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Context, Rejection } from '#engine/cases/context.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ContextCache } from '../context.ts';
import type { WriteMoment } from '../database.ts';
import type { Plan } from '../plan.ts';
import type { CaseInput, Outcome } from '../types.ts';
import { accept } from './accept.ts';
import { bodyHash } from './canonical.ts';
import { findDistribution } from './distribution.ts';
import { loadCase } from './load.ts';
import { contentsOf, needReleases } from './releases.ts';
import { checkReceipt, writeReceipt } from './receipt.ts';
import { statusOf } from './rejections.ts';

/**
 * The write path of a case (写入路径, docs/architecture.md, One write path) as one plan: lock and load, receipt, decide, draw numbers, evolve,
 * then journal, snapshot, projections, jobs and receipt. A rejection writes nothing.
 */
export function* executeCase(cache: ContextCache, input: CaseInput, moment: WriteMoment): Plan<Outcome> {
  moment.memo.isCase = true;
  const before = yield* loadCase(cache.cases, input, moment);
  const { state, head } = before;
  const hash = hashOf(input);
  const known = yield* checkReceipt({ tenant: input.tenant, id: input.id, bodyHash: hash });
  if (known !== undefined) return known;
  if (state === null && input.type !== 'open-case') return missing();
  const command = commandOf(input, Math.max(moment.now, head.at));
  const contents = contentsOf(state, command);
  needReleases(cache, contents);
  const context: Context = {
    now: command.recordedAt,
    organisation: moment.memo.organisations.get(input.tenant) ?? (yield* cache.organisation(input.tenant, moment.memo)),
    calendar: moment.memo.calendars.get(input.tenant) ?? (yield* cache.calendar(input.tenant, moment.memo)),
    release: content => cache.release(content) ?? undefined,
    ...(yield* findDistribution(cache, input.tenant, contents)),
  };
  const decided = decideAndApply(state, command, context);
  if (!decided.ok) return rejected(decided.rejection);
  // Nothing followed, e.g. a task read a second time: no entry, else the journal would run ahead of the state.
  const next = decided.events.length === 0 ? state! : yield* accept({ cache, command, before, memo: moment.memo, decided });
  const result = resultOf(next);
  yield* writeReceipt({
    tenant: input.tenant,
    id: input.id,
    bodyHash: hash,
    stream: 'case',
    streamId: input.caseId,
    seq: next.seq,
    result,
    at: command.recordedAt,
  });
  return { ok: true, repeated: false, seq: next.seq, streamId: input.caseId, result };
}

/** The command as it was asked for: sent a second time it is the same, whatever judging made of its answers. */
function hashOf({ sent, ...input }: CaseInput): string {
  return bodyHash({ ...input, ...(sent && { answers: sent }), actor: input.actor.account });
}

function commandOf({ sent: _, ...input }: CaseInput, recordedAt: number): CaseCommand {
  return { ...input, recordedAt, effectiveAt: input.effectiveAt ?? recordedAt };
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
