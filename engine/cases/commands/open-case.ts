import type { Definition } from '../../bpmn/definition.ts';
import { emit, type Execution } from '../../execution/execution.ts';
import { openScope } from '../../execution/scopes.ts';
import { begin, findBeginning, listBeginnings, mayBegin } from '../../execution/starts.ts';
import { takeChoices } from '../../verbs/choices.ts';
import { noteLateEntry } from '../../verbs/late-entry.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler, CommandOf } from './types.ts';

/** Opens a case (开办件): its facts, its root scope, the applicant's answers as form `application`, and the start events or the one that is named. */
export const openCase: CommandHandler<'open-case'> = (execution, command) => {
  const release = execution.context.release(command.content);
  if (!release) {
    return reject('release-unknown', {
      zh: `应有发布版 ${command.content}，但没有找到。请刷新事项后重试。`,
      en: `Expected release ${command.content} to exist, but it was not found. Reload the service item and try again.`,
    });
  }
  const { caseId, tenant, queryCode, content, pack, releaseNumber, intakeType, service, window, answers, applicant } = command;
  const by = command.actor.account;
  const materials = command.materials.slice();
  const number = command.numberPattern;
  emit(execution, {
    type: 'case-opened',
    caseId,
    tenant,
    number,
    queryCode,
    content,
    pack,
    releaseNumber,
    intakeType,
    service,
    window,
    by,
    materials,
    private: { applicant },
  });
  noteLateEntry(execution, command);
  takeUp(execution, command.origin);
  const at = findBeginning(release.process, command.start);
  if (!at) return noBeginning(release.process, command.start);
  const vars = { ...command.variables };
  const scope = openScope(execution, null, { content, container: release.process.id, vars, starts: [] });
  emit(execution, { type: 'data-changed', scope, form: 'application', schema: service.form, round: 1, private: { answers } });
  const refused = takeChoices(execution, { scope, step: null }, command.choices);
  if (refused) return refused;
  if (!mayBegin(execution, scope, at)) return conditionFails(command.start);
  begin(execution, scope, { at, payload: vars });
  return undefined;
};

/** The case this one takes up, or stands beside, learns of it through the outbox. */
function takeUp(execution: Execution, origin: CommandOf<'open-case'>['origin']): void {
  if (!origin) return;
  const { relation = 'continues' } = origin;
  emit(execution, { type: 'case-linked', relation, other: origin.case, number: origin.number, by: execution.actor.account });
  const input = { case: origin.case, ...(relation === 'continues' ? {} : { relation }) };
  emit(execution, {
    type: 'job-requested',
    ...{ scope: null, run: null, element: null, job: 'link-case', wait: false, private: { input } },
  });
}

function noBeginning(definition: Definition, start: string | undefined): Rejection {
  const starts = listBeginnings(definition);
  if (starts.length === 0) {
    return reject('no-start', {
      zh: '流程中应有一个开始事件，但没有找到。',
      en: 'Expected the process to have a start event, but it has none.',
    });
  }
  const list = starts.join(', ');
  return reject(
    'start-unknown',
    {
      zh: `流程应从 ${list} 之一开始，但指定的是「${start}」。`,
      en: `Expected the process to start with one of ${list}, but it was "${start}".`,
    },
    { starts },
  );
}

function conditionFails(start: string | undefined): Rejection {
  return reject('start-condition-false', {
    zh: `开始事件${start === undefined ? '' : `「${start}」`}的条件应成立，但现在不成立。`,
    en: `Expected the condition of the start event${start === undefined ? '' : ` "${start}"`} to hold, but it does not now.`,
  });
}
