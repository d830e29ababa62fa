import { describe, expect, it } from 'vitest';
import type { SeatView, TaskView } from '#server/contract/schemas.ts';
import { choicesOf, isFormMine, needsWords, takesForm } from '#workbench/inbox/give.ts';
import { dialogVerbsOf } from '#workbench/verbs/TaskVerbs.tsx';

const seat = (place: SeatView['place']): SeatView => ({
  id: 's1',
  person: { account: 'me', name: '我' },
  status: 'open',
  vote: null,
  place,
  method: null,
  weight: 1,
  addedBy: null,
  at: null,
  mine: true,
  removable: false,
});
const signing: TaskView['signing'] = { mode: 'all', refusal: 'first', threshold: null, inclusive: false };
const view = (changes: Partial<TaskView>): TaskView =>
  ({
    form: { id: 'review', schema: {}, ui: {}, title: { zh: '', en: '' } },
    verbs: [],
    seats: [],
    signing: null,
    opinion: 'none',
    ...changes,
  }) as TaskView;

describe('choicesOf', () => {
  it('should offer three voices to who votes, an answer to a delegate, and nothing to who only reads', () => {
    expect(choicesOf({ verbs: ['cast-vote', 'add-signers'] })).toEqual(['agree', 'refuse', 'abstain']);
    expect(choicesOf({ verbs: ['answer-delegation', 'delegate-task'] })).toEqual(['answer']);
    expect(choicesOf({ verbs: ['complete-task', 'claim-task'] })).toEqual(['complete']);
    expect(choicesOf({ verbs: ['remove-signer'] })).toEqual([]);
  });
});

describe('the form', () => {
  it('should be the handler’s and the signers’, but not a delegate’s or an added signer’s', () => {
    expect(isFormMine(view({ verbs: ['complete-task'] }))).toBe(true);
    expect(isFormMine(view({ verbs: ['cast-vote'], signing, seats: [seat('own')] }))).toBe(true);
    expect(isFormMine(view({ verbs: ['cast-vote'], signing, seats: [seat('before')] }))).toBe(false);
    expect(isFormMine(view({ verbs: ['answer-delegation'] }))).toBe(false);
  });

  it('should go with an agreement, not with a refusal', () => {
    const signer = view({ verbs: ['cast-vote'], signing, seats: [seat('own')] });
    expect(takesForm(signer, 'agree')).toBe(true);
    expect(takesForm(signer, 'refuse')).toBe(false);
    expect(takesForm({ ...signer, form: null }, 'agree')).toBe(false);
  });
});

describe('needsWords', () => {
  it('should ask everybody where the step does, and always a delegate and who refuses', () => {
    expect(needsWords({ opinion: 'required' }, 'complete')).toBe(true);
    expect(['complete', 'agree', 'abstain', 'answer', 'refuse'].map(choice => needsWords({ opinion: 'none' }, choice as 'agree'))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('dialogVerbsOf', () => {
  it('should keep the order of the menu and leave out what has a button of its own', () => {
    const verbs = ['complete-task', 'claim-task', 'circulate-case', 'transfer-task', 'return-task'];
    expect(dialogVerbsOf({ verbs })).toEqual(['return-task', 'transfer-task', 'circulate-case']);
  });
});
