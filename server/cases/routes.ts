import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { MaterialState } from '#engine/cases/state.ts';
import type { BodyOf } from '../contract/routes.ts';
import { notFound } from '../http/problem.ts';
import type { Call, Handler, Handlers } from '../http/route.ts';
import type { Person } from '../identity/person.ts';
import { dropDraft } from '../tasks/drafts.ts';
import type { Services } from '../services.ts';
import { listCaseChoices } from './choices.ts';
import { clocksOf, stepNames } from './clocks.ts';
import { getDocument } from './document.ts';
import { giveCommand } from './execute.ts';
import { journalOf } from './journal.ts';
import { viewJumps } from './jumps.ts';
import type { LateEntry } from './late.ts';
import { listCases } from './list.ts';
import { checkMaterials } from './materials.ts';
import { openCase } from './open.ts';
import { getReading, getTarget } from './reading.ts';
import { ownMessages } from './verbs.ts';
import { viewCase } from './view.ts';

type CaseOperations =
  | 'openCase'
  | 'listCases'
  | 'listCaseChoices'
  | 'getCase'
  | 'getJournal'
  | 'listClocks'
  | 'listJumps'
  | 'getDocument'
  | 'submitSupplement'
  | 'requestExtension'
  | 'pauseClock'
  | 'resumeClock'
  | 'deliverMessage'
  | 'receiveMaterial'
  | 'commentCase'
  | 'urgeCase'
  | 'withdrawApplication'
  | 'suspendCase'
  | 'resumeCase'
  | 'resolveIncident'
  | 'jumpToken'
  | 'startActivity'
  | 'circulateCase'
  | 'readCirculation'
  | 'answerCirculation'
  | 'revokeCirculation'
  | 'recuseHandler'
  | 'issueCard'
  | 'appealCard'
  | 'decideAppeal'
  | 'revokeCard'
  | 'explainOverdue'
  | 'demandSupervision'
  | 'answerSupervision';

/** Operations whose body is a command to a whole case. */
type Given = { [O in CaseOperations]: BodyOf<O> extends { id: string } ? (O extends 'openCase' ? never : O) : never }[CaseOperations];

/** Handlers of everything about cases (办件接口). */
export function caseHandlers({ store }: Services): Pick<Handlers, CaseOperations> {
  const entriesOf = (person: Person, caseId: string, until?: number) =>
    store.withScope({ tenants: person.tenants, actor: person.account }, reader => reader.journal('case', caseId, until));

  /** Gives a command to a case of the caller's own centre that he may see. */
  const give = <O extends Given>(
    commandOf: (body: BodyOf<O>) => CaseCommandBody,
    materialsOf?: (body: BodyOf<O>) => readonly MaterialState[],
  ): Handler<O> => {
    const handler = async ({ person, params: { caseId }, body }: Call<'resumeCase'>) => {
      const target = await getTarget(store, person, caseId);
      if (target.tenant !== person.tenant) throw notFound();
      if (materialsOf) checkMaterials((await getReading(store, person, caseId)).state.service, materialsOf(body as BodyOf<O>));
      return giveCommand(store, person, { ...(body as LateEntry), id: body.id, caseId, body: commandOf(body as BodyOf<O>) });
    };
    return handler as unknown as Handler<O>;
  };

  return {
    async openCase({ person, body }) {
      const opened = await openCase(store, person, body);
      await dropDraft(store, person, body.from === undefined ? `item:${body.item}` : `item:${body.item}:${body.from}`);
      return opened;
    },
    listCases: ({ person, query }) => listCases(store, person, query),
    listCaseChoices: ({ person, query }) => listCaseChoices(store, person, query),
    async getCase(call) {
      const reading = await getReading(store, call.person, call.params.caseId);
      return viewCase(store, reading, await entriesOf(call.person, call.params.caseId));
    },
    async getJournal(call) {
      const reading = await getReading(store, call.person, call.params.caseId);
      return {
        entries: await journalOf(store, reading, await entriesOf(call.person, call.params.caseId, call.query.at)),
        now: reading.now,
      };
    },
    async listClocks({ person, params }) {
      const reading = await getReading(store, person, params.caseId);
      const steps = stepNames(await entriesOf(person, params.caseId));
      return { clocks: clocksOf(reading, await store.release(reading.state.content), steps), now: reading.now };
    },
    async listJumps({ person, params }) {
      return viewJumps(store, await getReading(store, person, params.caseId));
    },
    async getDocument({ person, params }) {
      return getDocument(store, await getReading(store, person, params.caseId), params.documentId);
    },
    submitSupplement: give<'submitSupplement'>(
      ({ materials, note }) => ({
        type: 'submit-supplement',
        materials,
        ...(note ? { note } : {}),
      }),
      ({ materials }) => materials,
    ),
    requestExtension: give<'requestExtension'>(({ days, reason }) => ({ type: 'request-extension', days, reason })),
    pauseClock: give<'pauseClock'>(({ procedure, days, reason }) => ({
      type: 'pause-clock',
      procedure,
      reason,
      ...(days === undefined ? {} : { days }),
    })),
    resumeClock: give<'resumeClock'>(({ procedure }) => ({ type: 'resume-clock', procedure })),
    deliverMessage: give<'deliverMessage'>(({ name, key, payload }) => {
      if ((ownMessages as readonly string[]).includes(name)) throw notFound();
      return { type: 'deliver-message', name, key: key ?? null, payload: payload ?? {} };
    }),
    receiveMaterial: give<'receiveMaterial'>(
      ({ material }) => ({ type: 'receive-material', material }),
      ({ material }) => [material],
    ),
    commentCase: give<'commentCase'>(({ text }) => ({ type: 'comment-case', text })),
    urgeCase: give<'urgeCase'>(({ text }) => ({ type: 'urge-case', text })),
    withdrawApplication: give<'withdrawApplication'>(({ reason }) => ({ type: 'withdraw-application', reason })),
    suspendCase: give<'suspendCase'>(({ reason }) => ({ type: 'suspend-case', reason })),
    resumeCase: give<'resumeCase'>(() => ({ type: 'resume-case' })),
    resolveIncident: give<'resolveIncident'>(({ incident, action, values }) => ({
      type: 'resolve-incident',
      incident,
      ...(action ? { action } : {}),
      ...(values ? { values } : {}),
    })),
    jumpToken: give<'jumpToken'>(({ scope, run, to }) => ({ type: 'jump-token', scope, run, to })),
    startActivity: give<'startActivity'>(({ scope, element }) => ({ type: 'start-activity', scope, element })),
    circulateCase: give<'circulateCase'>(({ kind, to, text }) => ({ type: 'circulate-case', kind, to, text })),
    readCirculation: give<'readCirculation'>(({ circulation }) => ({ type: 'read-circulation', circulation })),
    answerCirculation: give<'answerCirculation'>(({ circulation, text }) => ({ type: 'answer-circulation', circulation, text })),
    revokeCirculation: give<'revokeCirculation'>(({ circulation }) => ({ type: 'revoke-circulation', circulation })),
    recuseHandler: give<'recuseHandler'>(({ account, reason }) => ({ type: 'recuse-handler', account, reason })),
    issueCard: give<'issueCard'>(({ level, clock, to, points, reason }) => ({
      type: 'issue-card',
      ...{ level, clock, to, reason },
      ...(points === undefined ? {} : { points }),
    })),
    appealCard: give<'appealCard'>(({ card, reason }) => ({ type: 'appeal-card', card, reason })),
    decideAppeal: give<'decideAppeal'>(({ card, outcome, reason }) => ({ type: 'decide-appeal', card, outcome, reason })),
    revokeCard: give<'revokeCard'>(({ card, reason }) => ({ type: 'revoke-card', card, reason })),
    explainOverdue: give<'explainOverdue'>(({ clock, cause, text, plan }) => ({ type: 'explain-overdue', clock, cause, text, plan })),
    demandSupervision: give<'demandSupervision'>(({ kind, clock, to, text }) => ({ type: 'demand-supervision', kind, clock, to, text })),
    answerSupervision: give<'answerSupervision'>(({ demand, text }) => ({ type: 'answer-supervision', demand, text })),
  };
}
