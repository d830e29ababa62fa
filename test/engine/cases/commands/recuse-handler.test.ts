import { describe, expect, it } from 'vitest';
import { playModel, playSteps, step } from '../../execution/assignment/played.ts';
import { centreOf, staffWithout } from '../../execution/assignment/centre.ts';
import { model } from '../../execution/model.ts';

const clerks = 'rule="role" role="clerk" unit="market"';
const recuse = (account: string) => ({ type: 'recuse-handler', account, reason: '与申请人是近亲属' }) as const;
type Played = Awaited<ReturnType<typeof playSteps>>;
const about = (one: Played) => {
  const { id, version } = one.task('a');
  return { task: id, version };
};
const open = (more = '', assignment = clerks) =>
  playSteps([step('a', assignment, 'bj:form="a"', more), step('b', 'rule="role" role="clerk"')]);
const seats = (one: Played) => one.task('a').seats?.map(({ account, status }) => `${account} ${status}`);

describe('recuse-handler (回避)', () => {
  it.each<[string, string, string, string | undefined]>([
    ['themselves', 'zhang', 'zhang', undefined],
    ['by a leader', 'qian', 'zhang', undefined],
    ['by an administrator', 'huang', 'zhang', undefined],
    ['by a colleague', 'li', 'zhang', 'recusal-not-yours'],
    ['who is no one of the centre', 'huang', 'nobody', 'assignee-unknown'],
  ])('should recuse a person %s', async (_, by, account, code) => {
    // given
    const one = await open();
    // when
    const refused = one.give(by, recuse(account));
    // then
    expect([refused?.code, one.state().recused]).toEqual([code, code ? undefined : [account]]);
  });

  it('should want a reason, keep it apart, and recuse a person once', async () => {
    // given
    const one = await open();
    // when
    const silent = one.give('zhang', { ...recuse('zhang'), reason: ' ' });
    one.give('zhang', recuse('zhang'));
    const twice = one.give('huang', recuse('zhang'));
    // then
    expect([silent?.code, twice?.code]).toEqual(['reason-missing', 'recused-already']);
    expect(one.session().entries.at(-1)!.events[0]).toEqual({
      ...{ type: 'handler-recused', account: 'zhang', by: 'zhang', private: { reason: '与申请人是近亲属' } },
    });
  });

  it('should take what they hold out of their hands and never ask them again', async () => {
    // given
    const one = await open();
    one.give('zhang', { type: 'claim-task', ...about(one) });
    // when
    one.give('zhang', recuse('zhang'));
    const { holder, candidates, why } = one.task('a');
    const [claimed, given] = [
      one.give('zhang', { type: 'claim-task', ...about(one) }),
      one.give('qian', { type: 'assign-task', ...about(one), to: 'zhang' }),
    ];
    one.complete('a', 'li', { result: 'agree' });
    // then
    expect([holder, candidates, why]).toEqual([null, ['person:li'], '角色 clerk：岗位 clerk，单位 market；zhang 已回避']);
    expect([claimed?.code, given?.code]).toEqual(['not-a-candidate', 'handler-recused']);
    expect(one.asked('b')).toBe('person:li person:wu person:feng');
  });

  it('should leave what somebody else holds with them, and what they had delegated with nobody of the past', async () => {
    // given
    const [held, delegated] = [await open(), await open()];
    held.give('li', { type: 'claim-task', ...about(held) });
    delegated.give('zhang', { type: 'delegate-task', ...about(delegated), to: 'chen', reason: '请提意见' });
    // when
    held.give('zhang', recuse('zhang'));
    delegated.give('zhang', recuse('zhang'));
    // then
    expect([held.task('a').holder, held.task('a').candidates]).toEqual(['li', ['person:li']]);
    expect([delegated.task('a').holder, delegated.task('a').delegatedBy, delegated.asked('a')]).toEqual([null, [], 'person:li']);
    expect(delegated.complete('a', 'li', { result: 'agree' })).toBeUndefined();
  });

  it('should leave their seat in a countersign to the others, with those they had added', async () => {
    // given
    const one = await open('<bj:countersign mode="all"/>');
    one.give('zhang', { type: 'add-signers', ...about(one), place: 'before', method: 'all', who: ['chen'], reason: '请先看' });
    // when
    one.give('zhang', recuse('zhang'));
    // then
    expect([seats(one), one.asked('a')]).toEqual([['li open'], 'person:li']);
  });

  it('should let what they have signed stand, and end a countersign that is decided without them', async () => {
    // given
    const [signed, decided] = [await open('<bj:countersign mode="all"/>'), await open('<bj:countersign mode="all"/>')];
    signed.give('zhang', { type: 'cast-vote', ...about(signed), vote: 'agree' });
    decided.give('li', { type: 'cast-vote', ...about(decided), vote: 'agree' });
    // when
    signed.give('zhang', recuse('zhang'));
    decided.give('zhang', recuse('zhang'));
    // then
    expect([seats(signed), decided.asked('a')]).toEqual([['zhang done', 'li open'], 'passed']);
  });

  it('should have an administrator sign in the place of the last signer', async () => {
    // given
    const one = await open('<bj:countersign mode="all"/>', 'rule="person" people="zhang"');
    // when
    one.give('zhang', recuse('zhang'));
    // then
    expect(seats(one)).toEqual(['huang open']);
  });

  it('should refuse where the work could go to nobody', async () => {
    // given
    const one = await open('', 'rule="person" people="zhang" whenEmpty="incident"');
    const state = one.state();
    // when
    const refused = one.give('zhang', recuse('zhang'));
    // then
    expect([refused?.code, one.state()]).toEqual(['no-candidate', state]);
  });

  it('should end a step that passes by itself where nobody is left', async () => {
    // given
    const one = await open('', 'rule="person" people="zhang" whenEmpty="pass"');
    // when
    one.give('zhang', recuse('zhang'));
    // then
    expect([one.asked('a'), one.asked('b')]).toEqual(['passed', 'person:li person:wu person:feng']);
  });

  it('should not let them take back what they have done', async () => {
    // given
    const one = await playSteps([step('a', clerks), step('b', 'rule="person" people="chen"')]);
    const { id } = one.task('a');
    one.complete('a', 'zhang');
    one.give('zhang', recuse('zhang'));
    // when
    const refused = one.give('zhang', { type: 'take-back-task', task: id });
    // then
    expect(refused?.code).toBe('handler-recused');
  });

  it('should not let them take their vote back, which nobody could give in their place', async () => {
    // given: signed, then recused, the others still to sign
    const one = await open('<bj:countersign mode="all"/>');
    one.give('zhang', { type: 'cast-vote', ...about(one), vote: 'agree', opinion: '同意', answers: {} });
    one.give('huang', recuse('zhang'));
    // when
    const refused = one.give('zhang', { type: 'take-back-task', task: about(one).task });
    // then
    expect([refused?.code, seats(one)]).toEqual(['handler-recused', ['zhang done', 'li open']]);
  });

  it('should not send a returned case back to them', async () => {
    // given
    const xml = model(`<startEvent id="s"/>${step('a', clerks)}${step('b', 'rule="person" people="chen"')}`, 's>a', 'a>b');
    const one = await playModel(xml);
    one.complete('a', 'zhang');
    one.give('zhang', recuse('zhang'));
    const { id, version } = one.task('b');
    // when
    one.give('chen', { type: 'return-task', task: id, version, target: { to: 'previous' }, reason: '缺页' });
    // then
    expect(one.asked('a')).toBe('person:li');
  });

  it('should not leave a decision to an administrator who is recused', async () => {
    // given
    const one = await playSteps([step('before', 'rule="person" people="huang"'), step('a', 'rule="person" people="nobody"')]);
    one.give('huang', recuse('zhang'));
    one.staff(centreOf({ ...staffWithout(), jin: ['administrator'] }));
    one.give('qian', recuse('huang'));
    // when
    one.complete('before', 'jin');
    // then
    expect(one.asked('a')).toBe('person:jin');
  });

  it.each(['pass', 'refuse', 'incident'])(
    'should leave a task passed on with whom it was passed on to, with whenEmpty="%s" where nobody else is named',
    async whenEmpty => {
      // given
      const one = await open('', `rule="person" people="zhang" whenEmpty="${whenEmpty}"`);
      one.give('zhang', { type: 'transfer-task', ...about(one), to: 'chen', reason: '出差' });
      // when
      const refused = one.give('huang', recuse('zhang'));
      // then
      expect([refused, one.task('a').holder, one.task('a').candidates]).toEqual([undefined, 'chen', ['person:chen']]);
      one.give('chen', { type: 'release-task', ...about(one) });
      expect(one.complete('a', 'chen', { result: 'agree' })).toBeUndefined();
    },
  );

  it('should bring a task back to who had delegated it to them, who decides', async () => {
    // given: with zhang by transfer, whom the rule does not name
    const one = await open('', 'rule="person" people="li"');
    one.give('li', { type: 'transfer-task', ...about(one), to: 'zhang', reason: '出差' });
    one.give('zhang', { type: 'delegate-task', ...about(one), to: 'chen', reason: '请提意见' });
    // when
    one.give('chen', recuse('chen'));
    // then
    expect([one.task('a').holder, one.task('a').delegatedBy]).toEqual(['zhang', []]);
    expect(one.complete('a', 'zhang', { result: 'agree' })).toBeUndefined();
  });

  it('should not ask them again when the voice that made theirs needless is taken back', async () => {
    // given: agreed by li, chen is still heard, zhang need not sign any more
    const one = await open('<bj:countersign mode="any"/>');
    one.give('li', { type: 'add-signers', ...about(one), place: 'after', who: ['chen'], reason: '请复核' });
    one.give('li', { type: 'cast-vote', ...about(one), vote: 'agree' });
    one.give('huang', recuse('zhang'));
    // when
    one.give('li', { type: 'take-back-task', task: about(one).task, reason: '再想想' });
    // then
    expect(seats(one)).toEqual(['li open', 'chen waiting']);
  });

  it('should let stand what those they had added have signed', async () => {
    // given
    const one = await open('<bj:countersign mode="all" refusal="all"/>');
    one.give('zhang', { type: 'add-signers', ...about(one), place: 'parallel', who: ['chen', 'tang'], reason: '请一并把关' });
    one.give('chen', { type: 'cast-vote', ...about(one), vote: 'refuse', opinion: '不符合' });
    // when
    one.give('huang', recuse('zhang'));
    // then
    expect(seats(one)).toEqual(['chen done', 'li open']);
    one.give('li', { type: 'cast-vote', ...about(one), vote: 'agree' });
    expect(one.asked('a')).toBe('refused');
  });

  it('should have somebody sign in their place who does not sign already, and may', async () => {
    // given
    const staff = centreOf({ ...staffWithout(), jin: ['administrator'], mei: ['administrator'] });
    const people = 'rule="person" people="zhang" notBy="before"';
    const one = await playSteps(
      [step('before', 'rule="person" people="huang"'), step('a', people, 'bj:form="a"', '<bj:countersign mode="all"/>')],
      {
        organisation: staff,
      },
    );
    one.complete('before', 'huang');
    one.give('zhang', { type: 'add-signers', ...about(one), place: 'parallel', who: ['jin'], reason: '请一并把关' });
    one.give('jin', { type: 'cast-vote', ...about(one), vote: 'agree' });
    // when
    one.give('zhang', recuse('zhang'));
    // then
    expect(seats(one)).toEqual(['jin done', 'mei open']);
  });

  it('should have an administrator sign in the place of the last of those the drawing names', async () => {
    // given
    const signers = '<bj:countersign mode="all" signers="= [&quot;zhang&quot;]"/>';
    const one = await playModel(
      model(
        `<startEvent id="s"/><userTask id="a" name="a" bj:form="a"><extensionElements>${signers}</extensionElements></userTask>`,
        's>a',
      ),
    );
    // when
    const refused = one.give('zhang', recuse('zhang'));
    // then
    expect([refused, seats(one)]).toEqual([undefined, ['huang open']]);
  });

  it('should keep them from saying who does a task and who signs, and from moving the case', async () => {
    // given
    const [added, given] = [await open('<bj:countersign mode="all"/>'), await open()];
    added.give('zhang', { type: 'add-signers', ...about(added), place: 'parallel', who: ['chen'], reason: '请一并把关' });
    added.give('zhang', { type: 'cast-vote', ...about(added), vote: 'agree' });
    added.give('huang', recuse('zhang'));
    given.give('qian', recuse('qian'));
    given.give('huang', recuse('huang'));
    const { scope, run } = given.task('a');
    // when
    const refused = [
      added.give('zhang', { type: 'remove-signer', ...about(added), seat: 's3', reason: '不需要' }),
      given.give('qian', { type: 'assign-task', ...about(given), to: 'li' }),
      given.give('huang', { type: 'jump-token', scope, run, to: 'b', reason: '调整' }),
    ];
    // then
    expect(refused.map(one => one?.code)).toEqual(['handler-recused', 'handler-recused', 'handler-recused']);
  });
});
