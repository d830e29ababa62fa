import type { CaseEvent, CaseEventType } from '#engine/cases/events.ts';
import type { ClockFigures } from '#engine/clocks/types.ts';
import type { Text } from '#engine/problem.ts';
import { actWords } from '#processes/words.ts';
import { hasMessage, type Language, translate } from '../../shared/messages/index.ts';
import { formatDay, formatMoment, statusWords } from '../../shared/time/index.ts';
import { superviseMessages } from '../../supervise/messages.ts';
import { sayIn, sayOr, type Say } from '../messages/index.ts';
import {
  causeSentence,
  causeWords,
  circulationWords,
  jobWords,
  placeWords,
  ratingWords,
  relationWords,
  sentences,
  voteWords,
} from './sentences.ts';
import type { Words } from './words.ts';

/** An event as the API gives it: private values merged in, masked or gone. */
export type SeenEvent = { readonly type: string; readonly [key: string]: unknown };
type Values = Readonly<Record<string, string | number>>;
interface Telling {
  readonly words: Words;
  readonly lang: Language;
  readonly say: Say;
  /** A free text of the private part, or a sign that it is hidden. */
  readonly free: (key: string) => string;
}

const hidden: Text = { zh: '（内容不可见）', en: '(hidden)' };
const unknown: Text = { zh: '记录了一项变更', en: 'A change was recorded' };
const otherJob: Text = { zh: '后台事项', en: 'a task in the background' };
const nobody: Text = { zh: '（无人持有）', en: '(nobody)' };

const people = (who: readonly string[], { words, lang }: Telling): string =>
  who.length ? who.map(words.person).join(lang === 'zh' ? '、' : ', ') : nobody[lang];

function pauseReason(reason: string, lang: Language): string {
  const key = `reason.${reason}`;
  return translate(lang, hasMessage(key) ? key : 'reason.special-procedure');
}

const messageName = (name: string, { say }: Telling): string => sayOr(say, `message.${name}`, 'message.other');

function figures(values: ClockFigures, { say, lang }: Telling): Values {
  const provisional = values.provisional ? (lang === 'zh' ? '（暂定）' : ' (provisional)') : '';
  return { length: lengthWords(say, values), dueOn: formatDay(values.dueOn, lang), provisional };
}
const lengthWords = (say: Say, { unit, length }: ClockFigures): string => say(`unit.${unit}`, { n: length });

const endings: Readonly<Record<string, Text>> = {
  completed: { zh: '走完', en: 'was completed' },
  cancelled: { zh: '取消', en: 'was cancelled' },
  terminated: { zh: '结束', en: 'ended' },
};

function received(event: Extract<CaseEvent, { type: 'material-received' }>, { say }: Telling): string {
  const { material } = event;
  if (!material.received) return say('materials.no');
  return `${say('materials.yes')} ${say('materials.copiesUnit', { n: material.copies })} ${say(`materials.form.${material.form}`)}`;
}

/** Values for the verbs people have on tasks (办理动作); undefined: another kind of event. */
function verbValues(event: CaseEvent, telling: Telling): Values | undefined {
  const { words, lang, free } = telling;
  switch (event.type) {
    case 'task-transferred':
    case 'task-delegated':
      return { task: words.thing(event.task), by: words.person(event.by), to: words.person(event.to), reason: free('reason') };
    case 'delegation-answered':
      return { task: words.thing(event.task), by: words.person(event.by), back: words.person(event.back), opinion: free('opinion') };
    case 'signers-added':
      return {
        task: words.thing(event.task),
        by: words.person(event.by),
        place: placeWords[event.place][lang],
        signers: people(
          event.seating.seats.filter(({ addedBy, status }) => addedBy === event.by && status !== 'done').map(({ account }) => account),
          telling,
        ),
      };
    case 'signer-removed':
      return { task: words.thing(event.task), by: words.person(event.by), signers: people(event.accounts, telling) };
    case 'vote-cast':
      return { task: words.thing(event.task), by: words.person(event.by), vote: voteWords[event.vote][lang] };
    case 'vote-taken-back':
      return { task: words.thing(event.task), by: words.person(event.by), reason: free('reason') };
    case 'candidates-changed':
      return { task: words.thing(event.task), candidates: people(event.candidates, telling) };
    case 'task-returned':
      return {
        by: words.person(event.by),
        from: words.thing(event.task),
        to: words.step(null, event.to),
        reason: free('reason'),
      };
    case 'task-taken-back':
      return { by: words.person(event.by), step: words.step(null, event.element), reason: free('reason') };
    case 'task-left':
      return { task: words.thing(event.task) };
    case 'handlers-chosen':
      return { by: words.person(event.by), step: words.step(event.scope, event.element), people: people(event.accounts, telling) };
    case 'handler-recused':
      return { account: words.person(event.account), reason: free('reason') };
    case 'token-moved':
      return {
        by: words.person(event.by),
        from: event.from === null ? (lang === 'zh' ? '停滞处' : 'where it was stuck') : words.step(event.scope, event.from),
        to: words.step(event.scope, event.to),
        reason: free('reason'),
      };
    case 'case-circulated':
      return { by: words.person(event.by), kind: circulationWords[event.kind][lang], to: people(event.to, telling), text: free('text') };
    case 'circulation-read':
    case 'circulation-revoked':
      return { by: words.person(event.by) };
    case 'circulation-answered':
      return { by: words.person(event.by), text: free('text') };
    case 'late-entry-noted':
      return { by: words.person(event.by), at: formatMoment(event.effectiveAt), reason: free('reason') };
    case 'act-voided':
      return { act: actWords[event.act]?.[lang] ?? unknown[lang] };
    default:
      return undefined;
  }
}

/** Values of the places of an event's sentence. */
function valuesOf(event: CaseEvent, telling: Telling): Values {
  const { words, lang, free } = telling;
  switch (event.type) {
    case 'case-opened':
      return { number: event.number, item: event.service.title[lang] };
    case 'case-status-changed':
      return { status: statusWords(event.status, lang) };
    case 'case-suspended':
      return { reason: free('reason') };
    case 'case-commented':
      return { text: free('text') };
    case 'case-urged':
      return { to: people(event.to, telling), text: free('text') };
    case 'case-linked':
      return { relation: relationWords[event.relation][lang], number: event.number };
    case 'case-rated':
      return { level: ratingWords[event.level][lang] };
    case 'data-changed':
      return {
        form: words.form(event.scope, event.schema),
        round: event.round > 1 ? (lang === 'zh' ? `（第 ${event.round} 次）` : ` (${event.round})`) : '',
      };
    case 'scope-opened':
      return { container: words.processOf(event.content) };
    case 'scope-closed':
      return { container: words.process(event.scope), ending: (endings[event.reason] ?? unknown)[lang] };
    case 'element-entered':
    case 'element-completed':
    case 'element-cancelled':
    case 'error-thrown':
    case 'signal-sent':
    case 'escalation-thrown':
    case 'compensation-started':
    case 'gateway-fired':
    case 'gateway-reset':
      return { step: words.step(event.scope, event.element) };
    case 'job-requested':
      return { job: (jobWords[event.job] ?? otherJob)[lang] };
    case 'flow-taken':
      return { flow: words.flow(event.scope, event.flow) ?? (lang === 'zh' ? '下一步' : 'next') };
    case 'act-performed':
      return { act: actWords[event.act]?.[lang] ?? unknown[lang] };
    case 'task-created':
      return { task: event.name || words.step(event.scope, event.element), candidates: people(event.candidates, telling) };
    case 'task-assigned':
      return { task: words.thing(event.task), by: words.person(event.by), to: words.person(event.to) };
    case 'task-read':
    case 'task-claimed':
    case 'task-released':
    case 'task-completed':
      return { task: words.thing(event.task), by: words.person(event.by) };
    case 'task-cancelled':
      return { task: words.thing(event.task) };
    case 'timer-set':
      return { step: words.step(event.wait.scope, event.wait.element), due: formatMoment(event.wait.due) };
    case 'condition-awaited':
      return { step: words.step(event.wait.scope, event.wait.element) };
    case 'timer-moved':
      return { step: words.thing(event.wait), due: formatMoment(event.due) };
    case 'timer-fired':
    case 'condition-changed':
    case 'timer-stood':
    case 'wait-cleared':
      return { step: words.thing(event.wait) };
    case 'message-awaited':
      return { step: words.step(event.wait.scope, event.wait.element), message: messageName(event.wait.name, telling) };
    case 'message-received':
      return { message: messageName(event.name, telling) };
    case 'message-sent':
      return { step: words.step(event.scope, event.element), message: messageName(event.name, telling) };
    case 'incident-raised':
      return { step: words.step(event.scope, event.element), message: event.message[lang] };
    case 'incident-resolved':
    case 'supplement-received':
      return { by: words.person(event.by) };
    case 'clock-started':
    case 'clock-restarted':
    case 'clock-resumed':
    case 'clock-continued':
      return { clock: words.clock(event.clock), ...figures(event.figures, telling) };
    case 'clock-extended':
      return { clock: words.clock(event.clock), by: event.by, ...figures(event.figures, telling) };
    case 'clock-recomputed':
      return { clock: words.clock(event.clock), was: formatDay(event.was.dueOn, lang), ...figures(event.figures, telling) };
    case 'clock-paused':
      return { clock: words.clock(event.clock), reason: pauseReason(event.reason, lang) };
    case 'clock-stopped':
    case 'clock-breached':
      return { clock: words.clock(event.clock) };
    case 'extension-requested':
      return { by: words.person(event.by), days: event.days, reason: free('reason') };
    case 'extension-refused':
      return { by: words.person(event.by), reason: free('reason') };
    case 'warning-raised':
    case 'card-issued':
      return {
        clock: words.clock(event.clock),
        card: translate(lang, `card.${event.level}`),
        on: formatDay(event.on, lang),
        dueOn: formatDay(event.dueOn, lang),
        holders: people(event.holders, telling),
        ...(event.cause ? { cause: superviseMessages[`cause.${event.cause}`][lang], reason: free('reason') } : {}),
      };
    case 'document-issued':
      return { document: words.document(event.content, event.document), number: event.number };
    case 'document-voided':
      return { document: words.issued(event.document), reason: free('reason') };
    case 'supplement-requested':
      return { cause: (causeWords[event.cause] ?? causeWords.applicantIncomplete!)[lang] };
    case 'material-received':
      return { material: words.material(event.material.id), received: received(event, telling) };
    default:
      return supervisionValues(event, telling) ?? verbValues(event, telling) ?? {};
  }
}

/** Values for what holders and the supervision office do about cards and limits (督办); undefined: another kind of event. */
function supervisionValues(event: CaseEvent, { words, free, lang }: Telling): Values | undefined {
  switch (event.type) {
    case 'card-appealed':
    case 'card-upheld':
    case 'card-revoked':
      return { by: words.person(event.by), reason: free('reason') };
    case 'overdue-explained':
      return { by: words.person(event.by), clock: words.clock(event.clock), text: free('text') };
    case 'supervision-demanded':
      return { by: words.person(event.by), kind: superviseMessages[`demand.${event.kind}`][lang], text: free('text') };
    case 'supervision-answered':
      return { by: words.person(event.by), text: free('text') };
    default:
      return undefined;
  }
}

/** Whether an event has a sentence of its own; a newer server may know more. */
export const isKnown = (type: string): type is CaseEventType => Object.hasOwn(sentences, type);

/** One event of the journal as a sentence for the people of the hall (日志说法): no ids, no engine words. */
export function describeEvent(event: SeenEvent, words: Words, lang: Language): string {
  if (!isKnown(event.type)) return unknown[lang];
  const free = (key: string): string => {
    const value = (event.private as Record<string, unknown> | undefined)?.[key] ?? event[key];
    if (value === '' && (key === 'reason' || event.type === 'case-circulated')) return '';
    return typeof value === 'string' && value !== '' ? value : hidden[lang];
  };
  const values = valuesOf(event as unknown as CaseEvent, { words, lang, say: sayIn(lang), free });
  const told = event.type === 'card-issued' && event.cause ? causeSentence : sentences[event.type];
  const sentence = told[lang].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  // A reason that was not given leaves no colon hanging.
  return sentence.replace(/[：:]\s*$/, '');
}

const plumbing: ReadonlySet<string> = new Set<CaseEventType>([
  'variable-set',
  'scope-opened',
  'scope-closed',
  'element-entered',
  'element-completed',
  'element-cancelled',
  'flow-taken',
  'timer-set',
  'timer-fired',
  'timer-stood',
  'timer-moved',
  'message-awaited',
  'message-sent',
  'signal-sent',
  'wait-cleared',
  'job-requested',
  'job-completed',
  'task-read',
  'task-left',
  'condition-awaited',
  'condition-changed',
  'gateway-fired',
  'gateway-reset',
  'tokens-withdrawn',
  'candidates-changed',
]);

/** Messages that another event of the same entry tells better. */
const toldApart: ReadonlySet<string> = new Set(['supplement-received', 'extension-requested', 'limit-over']);

/** Whether an event tells the people of the hall something; the rest shows in the technical view only. */
export const isTelling = (event: SeenEvent): boolean =>
  !plumbing.has(event.type) && !(event.type === 'message-received' && toldApart.has(String(event.name)));
