import { describe, expect, it } from 'vitest';
import type { Case } from '../cases/legal.ts';
import { openCase, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';
import { done, finish, give, giveBack, lastEvents, open, openLine, openModel, taskAt, user } from './moves.ts';

const refuse = (one: Case, element: string, opinion = '不符合条件', account = 'zhaomin') => {
  const { id, version } = taskAt(one, element);
  return give(one, account, { type: 'refuse-task', task: id, version, opinion });
};

describe('refusing (不通过)', () => {
  it('should end the case by default, with act terminate and the opinion', async () => {
    // given
    const one = await openLine();
    done(one, 'a');
    // when
    const refused = refuse(one, 'b');
    // then
    expect(refused).toBeUndefined();
    expect(lastEvents(one)).toEqual([
      'task-completed',
      'variable-set',
      'act-performed',
      'element-cancelled',
      'scope-closed',
      'case-closed',
    ]);
    expect(one.events('case-closed')).toEqual([{ type: 'case-closed', outcome: 'terminated' }]);
    expect(one.events('task-completed').at(-1)).toMatchObject({ by: 'zhaomin', private: { opinion: '不符合条件' } });
    expect(refuseAgain(one)).toBe('case-closed');
  });

  const refuseAgain = (one: Case) => give(one, 'zhaomin', { type: 'refuse-task', task: '1.1', version: 1, opinion: 'x' });

  it('should need an opinion, the verb, the task, and its turn', async () => {
    const [one, strict] = [await openLine(), await openLine({ a: 'allow="return"' })];
    const { id } = taskAt(one, 'a');
    expect([refuse(one, 'a', ' '), refuse(strict, 'a')]).toEqual(['opinion-missing', 'verb-not-offered']);
    give(one, 'liqiang', { type: 'claim-task', task: id, version: 1 });
    expect(refuse(one, 'a')).toBe('task-held');
    done(one, 'a');
    expect(give(one, 'liqiang', { type: 'refuse-task', task: id, version: 2, opinion: 'x' })).toBe('task-already-handled');
  });

  it('should not end a case that was decided', async () => {
    const one = await openModel(`<startEvent id="s"/><serviceTask id="grant" bj:act="grant"/>${user('a')}`, ['s>grant', 'grant>a']);
    expect(refuse(one, 'a')).toBe('case-decided');
  });

  it('should complete the step with outcome refuse where the step says so, for a drawn gateway', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${user('a', 'onRefuse="outcome"')}<exclusiveGateway id="g" default="g_yes"/>${user('yes')}${user('no')}`,
      ['s>a', 'a>g', 'g>yes', 'g>no: task.outcome = "refuse" and result = "refuse"'],
    );
    refuse(one, 'a');
    expect(open(one)).toEqual(['no']);
  });

  it('should return to the step of the applicant where the step says so, ending other branches', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${user('a')}<parallelGateway id="g"/>${user('x', 'onRefuse="return"')}${user('y')}<parallelGateway id="j"/>`,
      ['s>a', 'a>g', 'g>x', 'g>y', 'x>j', 'y>j'],
    );
    done(one, 'a:wangfang');
    expect(refuse(one, 'x')).toBeUndefined();
    expect([open(one), taskAt(one, 'a').candidates]).toEqual([['a'], ['person:wangfang']]);
    expect(finish(one)).toEqual(['a', 'x', 'y']);
    const first = await openLine({ a: 'onRefuse="return"' });
    expect(refuse(first, 'a')).toBe('return-target-missing');
  });

  it('should be a vote where several decide', async () => {
    const one = await openModel(
      `<startEvent id="s"/><userTask id="v"><extensionElements><bj:countersign mode="all" signers="= [&quot;liqiang&quot;, &quot;zhaomin&quot;]"/></extensionElements></userTask>`,
      ['s>v'],
    );
    expect(refuse(one, 'v')).toBe('vote-instead');
  });
});

describe('withdrawing an application (撤回申请)', () => {
  it('should work where the process begins with an instantiating gateway', async () => {
    const xml = model(
      `<eventBasedGateway id="g" instantiate="true"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="online"/></intermediateCatchEvent>
       <intermediateCatchEvent id="n"><messageEventDefinition messageRef="paper"/></intermediateCatchEvent>${user('a')}${user('b')}`,
      'g>m',
      'g>n',
      'm>a',
      'n>b',
    );
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    expect(give(one, 'wangfang', { type: 'withdraw-application', reason: '不办了' })).toBeUndefined();
    expect(one.state()).toMatchObject({ phase: 'closed', acts: [{ act: 'withdraw', element: 'p' }] });
  });

  it('should end everything that was returned, added and circulated on the way', async () => {
    const one = await openLine();
    done(one, 'a', 'b');
    giveBack(one, 'c', 'a', { resume: 'straight-back' });
    give(one, 'liqiang', { type: 'circulate-case', kind: 'circulation', to: ['zhouwei'], text: '请阅' });
    give(one, 'wangfang', { type: 'withdraw-application', reason: '不办了' });
    expect(one.state()).toMatchObject({ phase: 'closed', tasks: {}, scopes: {}, circulations: [{ to: 'zhouwei' }] });
  });
});
