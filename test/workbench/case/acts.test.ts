import { describe, expect, it } from 'vitest';
import { toState } from '#workbench/case/acts/MaterialFields.tsx';
import { actsOf } from '#workbench/case/acts/acts.ts';
import { sayIn } from '#workbench/case/messages/index.ts';

const say = sayIn('zh');
const waitFor = (name: string) => ({ wait: '1.1', name, element: 'x' });

describe('actsOf', () => {
  it('should offer only what the reader may do, the most pressing as buttons', () => {
    const acts = actsOf(
      { verbs: ['comment-case', 'submit-supplement', 'receive-material'], awaits: [waitFor('supplement-received')] },
      say,
    );
    expect(acts.map(({ title, isMain }) => [title, isMain])).toEqual([
      ['补正收件', true],
      ['备注', false],
    ]);
  });

  it('should name the drawn message to deliver and leave those with a command of their own alone', () => {
    const acts = actsOf(
      { verbs: ['deliver-message'], awaits: [waitFor('special-procedure-finished'), waitFor('extension-requested'), waitFor('fee-paid')] },
      say,
    );
    expect(acts.map(({ message, title }) => [message, title])).toEqual([
      ['special-procedure-finished', '特别程序结束'],
      ['fee-paid', '登记结果'],
    ]);
  });

  it('should offer nothing to who may do nothing', () => {
    expect(actsOf({ verbs: [], awaits: [waitFor('supplement-received')] }, say)).toEqual([]);
  });
});

describe('toState', () => {
  it('should carry no copies of what did not come in and no empty note', () => {
    expect(toState({ id: 'a', received: false, copies: 3, form: 'copy', note: '  ' })).toEqual({
      id: 'a',
      received: false,
      copies: 0,
      form: 'copy',
    });
  });
});
