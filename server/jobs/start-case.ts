import { dateOf } from '#engine/calendar/index.ts';
import type { Answers, CaseState } from '#engine/cases/state.ts';
import { intakeTypeOf } from '#processes/intake-type.ts';
import { judgeAnswers } from '../catalogue/answers.ts';
import { type FoundItem, getItem } from '../catalogue/find.ts';
import { caseIdOf, queryCodeOf } from '../cases/open.ts';
import { fullMaterials } from '../cases/materials.ts';
import { rootsAtIntake } from '../forms/roots.ts';
import { HttpProblem } from '../http/problem.ts';
import type { CaseInput, Outcome, Store } from '../store/types.ts';
import { system } from '../timers/index.ts';
import { type Job, NotNow } from './claim.ts';
import type { Effect } from './handlers.ts';

/** Input of a `start-case` job as the engine writes it. */
interface StartInput {
  readonly item: string;
  /** What the new case is to the one that starts it. */
  readonly relation: 'related' | 'continued-by';
  /** Answers of the application form, in the words of the drawing. */
  readonly answers: Answers;
}

/**
 * Opens a case linked to the one that asks for it (发起关联办件): the same applicant, the item as it stands now. Its id and its command follow from the
 * job: run again, it finds the case that was opened. The run goes on with `case` and `number`.
 */
export async function startCase(store: Store, job: Job): Promise<Effect> {
  const origin = await originOf(store, job);
  const input = JSON.parse(job.input) as StartInput;
  const command = `${job.caseId}.${job.id}.start-case`;
  const caseId = caseIdOf({ tenant: job.tenant, account: system.account }, command);
  const opening = await openingOf(store, { origin, input, command, caseId });
  const outcome = await store.execute(opening);
  const number = outcome.ok ? String(outcome.result.number) : await numberOfOpened(store, job.tenant, caseId, outcome);
  return { output: { case: caseId, number }, *write() {} };
}

async function originOf(store: Store, { tenant, caseId }: Job): Promise<CaseState> {
  const state = await store.withScope({ tenants: [tenant], actor: system.account }, reader => reader.findCase(caseId));
  if (!state) throw new Error(`Expected the case ${caseId} that starts another one, but it is not there.`);
  if (state.phase === 'suspended') throw new NotNow('办件已挂起，恢复后再发起关联办件 / The case is suspended');
  return state;
}

interface Opening {
  readonly origin: CaseState;
  readonly input: StartInput;
  readonly command: string;
  readonly caseId: string;
}

async function openingOf(store: Store, { origin, input, command, caseId }: Opening): Promise<CaseInput> {
  const { tenant, applicant } = origin;
  const found = await plainly(`事项 ${input.item} / item ${input.item}`, () => getItem(store, tenant, input.item));
  const answers = await plainly('关联办件的申请表 / form of the linked case', () => judgedAnswers(store, tenant, { found, input, origin }));
  return {
    type: 'open-case',
    ...{ id: command, caseId, tenant, actor: system, applicant, answers },
    content: found.content,
    pack: found.item.pack,
    releaseNumber: found.number,
    intakeType: intakeTypeOf(found.kind),
    service: found.item,
    window: origin.window ?? null,
    materials: fullMaterials(found.item, []),
    queryCode: await queryCodeOf(store, { tenant, account: system.account }, command),
    numberPattern: `${found.organisation.centre.code}-${dateOf(store.clock.now()).replaceAll('-', '')}-{seq4}`,
    origin: {
      case: origin.caseId,
      number: origin.number,
      relation: input.relation === 'related' ? 'related' : 'continues',
    },
  };
}

interface Asked {
  readonly found: FoundItem;
  readonly input: StartInput;
  readonly origin: CaseState;
}

function judgedAnswers(store: Store, tenant: string, { found, input, origin }: Asked): Promise<Answers> {
  const { content, form, item, organisation } = found;
  const roots = rootsAtIntake(item, organisation, origin.applicant);
  return judgeAnswers(store, { tenant, content, form, answers: input.answers, roots });
}

/** A refusal in words that help who sees the incident: with every field that is wrong. */
async function plainly<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    const { message, errors = [] } = error.problem;
    const fields = errors.map(one => `${one.pointer} ${one.message.zh}`).join('；');
    throw new Error(`${what}：${message.zh}${fields}`, { cause: error });
  }
}

/** The number of the case this very job opened before; any other refusal is told. */
async function numberOfOpened(store: Store, tenant: string, caseId: string, outcome: Extract<Outcome, { ok: false }>): Promise<string> {
  const [row] = await store.withScope({ tenants: [tenant], actor: system.account }, reader =>
    reader.select<{ number: string }>('select c.number as "number" from "case" c where c.tenant = ? and c.id = ?', [tenant, caseId]),
  );
  if (row) return row.number;
  throw new Error(`${outcome.rejection.message.zh} / ${outcome.rejection.message.en}`);
}
