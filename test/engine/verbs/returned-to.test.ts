import { describe, expect, it } from 'vitest';
import { centreOf, everybody, staffWithout } from '../execution/assignment/centre.ts';
import { type Played, playModel, playSteps, step } from '../execution/assignment/played.ts';
import { model } from '../execution/model.ts';

const clerks = 'rule="role" role="clerk" unit="market"';
const about = (one: Played, element: string) => {
  const { id, version } = one.task(element);
  return { task: id, version };
};
const giveBack = (one: Played, from: string, to: string, by: string, resume: 'in-order' | 'straight-back' = 'in-order') =>
  one.give(by, { type: 'return-task', ...about(one, from), target: { to: 'element', element: to }, resume, reason: '缺页' })?.code;

describe('who does a step the case is returned to (退回后的办理人)', () => {
  it('should not be who has meanwhile done what does not go with it, as nobody else could', async () => {
    // given: zhang did a, then b, which does not go with a
    const one = await playSteps([step('a', `${clerks} notBy="b"`), step('b', clerks), step('c', 'rule="person" people="chen"')]);
    one.complete('a', 'zhang');
    one.complete('b', 'zhang');
    // when
    giveBack(one, 'c', 'a', 'chen');
    // then
    expect(one.asked('a')).toBe('person:li');
    expect(one.complete('a', 'li')).toBeUndefined();
  });

  it.each(['wu', 'chen'])(
    'should be asked, not passed by, where who did it has left and who is left has agreed elsewhere (%s)',
    async account => {
      // given: wu did b, chen has agreed at a
      const staff = { ...everybody, chen: ['inspector@market'], wu: ['inspector@market'] };
      const one = await playSteps(
        [
          step('a', 'rule="person" people="chen"', 'bj:form="a"'),
          step('b', 'rule="person" people="= [&quot;wu&quot;, &quot;chen&quot;]" whenRepeated="pass"', 'bj:form="b"'),
          step('c', 'rule="person" people="li"'),
        ],
        { organisation: centreOf(staff) },
      );
      one.complete('a', 'chen', { result: 'agree' });
      one.complete('b', account, { result: 'agree' });
      one.staff(centreOf(account === 'wu' ? { ...staffWithout('wu'), chen: ['inspector@market'] } : staff));
      // when
      giveBack(one, 'c', 'b', 'li');
      // then
      expect(one.task('b').candidates).toEqual(['person:chen']);
    },
  );

  it('should be the returner again with the signers they had added gone, straight back', async () => {
    // given
    const one = await playSteps([step('a', clerks), step('b', 'rule="role" role="clerk"')]);
    one.complete('a', 'zhang');
    one.give('li', { type: 'add-signers', ...about(one, 'b'), place: 'parallel', who: ['chen'], reason: '请一并把关' });
    // when
    giveBack(one, 'b', 'a', 'chen', 'straight-back');
    one.complete('a', 'zhang');
    // then
    expect(one.asked('b')).toBe('person:li');
  });
});

describe('who holds a step that does not go with one they have done since (不相容岗位)', () => {
  const split = () =>
    playModel(
      model(
        `<startEvent id="s"/>${step('first', clerks)}<parallelGateway id="k"/>${step('a', clerks)}
         ${step('b', `${clerks} notBy="a"`)}<parallelGateway id="j"/>`,
        ...['s>first', 'first>k', 'k>a', 'k>b', 'a>j', 'b>j'],
      ),
    );

  it('should not take it back, as they could not complete it again', async () => {
    // given: b is through and waits for a, which does not go with it
    const one = await split();
    one.complete('first', 'zhang');
    const { id } = one.task('b');
    one.complete('b', 'zhang');
    one.give('zhang', { type: 'claim-task', ...about(one, 'a') });
    // when
    const refused = one.give('zhang', { type: 'take-back-task', task: id, reason: '填错了' });
    // then
    expect(refused?.code).toBe('step-incompatible');
  });

  it('should neither refuse nor return it, as they cannot complete it, but may pass it on', async () => {
    // given
    const one = await split();
    one.complete('first', 'zhang');
    one.give('zhang', { type: 'claim-task', ...about(one, 'b') });
    one.complete('a', 'zhang');
    // when
    const codes = [
      one.complete('b', 'zhang')?.code,
      one.give('zhang', { type: 'refuse-task', ...about(one, 'b'), opinion: '不符合条件' })?.code,
      one.give('zhang', { type: 'return-task', ...about(one, 'b'), target: { to: 'previous' }, reach: 'whole', reason: '缺页' })?.code,
      one.give('zhang', { type: 'transfer-task', ...about(one, 'b'), to: 'li', reason: '不相容' })?.code,
    ];
    // then
    expect(codes).toEqual(['step-incompatible', 'step-incompatible', 'step-incompatible', undefined]);
  });
});
