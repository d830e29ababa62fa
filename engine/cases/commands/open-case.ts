import { emit } from '../../execution/execution.ts';
import { openScope } from '../../execution/scopes.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Opens a case (开办件): its facts, its root scope, the applicant's answers as form `application`, and the start events. */
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
    ...{ caseId, tenant, number, queryCode, content, pack, releaseNumber, intakeType, service, window, by, materials },
    private: { applicant },
  });
  const starts = release.process.containers[release.process.id]?.starts ?? [];
  if (starts.length === 0) {
    return reject('no-start', {
      zh: '流程中应有一个无触发条件的开始事件，但没有找到。',
      en: 'Expected the process to have a start event without a trigger, but it has none.',
    });
  }
  const vars = { ...command.variables };
  const scope = openScope(execution, null, { content, container: release.process.id, vars });
  emit(execution, { type: 'data-changed', scope, form: 'application', schema: service.form, round: 1, private: { answers } });
  return undefined;
};
