import { describe, expect, it } from 'vitest';
import { model } from '../execution/model.ts';
import { openCase, release } from './legal.ts';

/** What a script reads into variable `read` after task `first` was completed with a form and an opinion. */
async function read(text: string): Promise<unknown> {
  const xml = model(
    `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/><userTask id="first" bj:form="note"/><scriptTask id="x" scriptFormat="feel" bj:resultVariable="read"><script>${text}</script></scriptTask><userTask id="last"/>`,
    's>accept',
    'accept>first',
    'first>x',
    'x>last',
  );
  const one = openCase([await release(xml, { roles: {}, settings: { limit: 3 } })], '2026-03-02T09:00');
  one.complete('first', 'liqiang', { result: 'pass', opinion: '属实' });
  const [incident] = Object.values(one.state().incidents);
  return incident ? incident.code : Object.values(one.state().scopes)[0]?.vars.read;
}

describe('what FEEL reads', () => {
  it.each([
    ['case.number', 'HS-0001'],
    ['case.status', 'accepted'],
    ['case.openedOn', '2026-03-02'],
    ['case.openedBy', 'wangfang'],
    ['case.openedByName', '王芳'],
    ['case.unit', 'market-supervision'],
    ['case.clocks.promised.dueOn', '2026-03-09'],
    ['case.supplements', 0],
    ['case.acts', ['receive', 'accept']],
    ['service.name', '食品经营许可'],
    ['service.unitName', '区市场监督管理局'],
    ['service.promisedLimit', 5],
    ['applicant.name', '吴大伟'],
    ['data.application.shop', '老街米粉店'],
    ['data.note.result', 'pass'],
    ['settings.limit', 3],
    ['task.actorName', '李强'],
    ['task.opinion', '属实'],
    ['task.outcome', 'pass'],
    ['trail[1].element', 'first'],
    ['centre.shortName', '赫政务'],
    ['centre.name', '赫山区政务服务中心'],
    ['formatDate(case.openedOn)', '2026年3月2日'],
    ['nothing', 'expression-failed'],
  ])('should read %s', async (text, value) => {
    expect(await read(text)).toEqual(value);
  });

  it('should read the case as each step of one command leaves it', async () => {
    // given
    const script = (id: string) =>
      `<scriptTask id="${id}" scriptFormat="feel" bj:resultVariable="${id}"><script>[count(case.acts), data.application.shop]</script></scriptTask>`;
    const xml = model(
      `<startEvent id="s" bj:act="receive"/>${script('x')}<serviceTask id="accept" bj:act="accept"/>${script('y')}<userTask id="last"/>`,
      's>x',
      'x>accept',
      'accept>y',
      'y>last',
    );
    // when
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    // then
    expect(Object.values(one.state().scopes)[0]?.vars).toMatchObject({ x: [1, '老街米粉店'], y: [2, '老街米粉店'] });
  });

  it('should not read what a step did that was taken back', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/>
       <serviceTask id="accept" bj:act="accept"><extensionElements><bj:out source="= 1" target="n"/><bj:issue document="unknown" when="= count(case.acts) &gt; 0"/></extensionElements></serviceTask>
       <manualTask id="m"/><scriptTask id="x" scriptFormat="feel" bj:resultVariable="acts"><script>case.acts</script></scriptTask><userTask id="last"/>`,
      's>g',
      'g>accept',
      'g>m',
      'm>x',
      'x>last',
    );
    // when
    const one = openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
    // then
    expect(Object.values(one.state().incidents)).toMatchObject([{ element: 'accept', code: 'document-unknown' }]);
    expect(Object.values(one.state().scopes)[0]?.vars.acts).toEqual([]);
  });

  it('should raise an incident on a call whose mapping cannot be read, and leave nothing of it', async () => {
    // given
    const caller = model(
      `<startEvent id="s"/><callActivity id="c" calledElement="inner"><extensionElements><bj:in source="= amount * 2" target="twice"/></extensionElements></callActivity>`,
      's>c',
    );
    const called = model('<startEvent id="s"/><userTask id="ask"/>', 's>ask').replace('id="p"', 'id="q"');
    const releases = [await release(caller, { roles: {}, calls: { inner: 'c2' } }), await release(called, { roles: {}, content: 'c2' })];
    // when
    const one = openCase(releases, '2026-03-02T09:00');
    // then
    expect(Object.values(one.state().incidents)).toMatchObject([{ element: 'c', code: 'expression-failed', phase: 'enter' }]);
    expect(Object.keys(one.state().scopes)).toHaveLength(1);
  });

  it('should keep the variables of a called process apart from those of its caller', async () => {
    // given
    const caller = model(
      `<startEvent id="s"/><userTask id="first"/><callActivity id="c" calledElement="inner"><extensionElements><bj:in source="= amount * 2" target="twice"/><bj:out source="= found" target="result"/></extensionElements></callActivity><userTask id="last"/>`,
      's>first',
      'first>c',
      'c>last',
    );
    const called = model(
      `<startEvent id="s"/><userTask id="ask" bj:form="note"/><scriptTask id="x" scriptFormat="feel" bj:resultVariable="found"><script>string(twice) + data.note.text</script></scriptTask><endEvent id="e"/>`,
      's>ask',
      'ask>x',
      'x>e',
    );
    const outer = await release(caller, { roles: {}, calls: { inner: 'c2' } });
    const inner = await release(called.replace('id="p"', 'id="q"'), { roles: {}, content: 'c2' });
    const one = openCase([outer, inner], '2026-03-02T09:00');
    // when
    one.complete('first', 'liqiang', { amount: 4 });
    const opened = Object.values(one.state().scopes).find(({ container }) => container === 'q');
    one.complete('ask', 'liqiang', { text: ' yuan' });
    // then
    expect(opened?.vars).toEqual({ twice: 8 });
    expect(Object.values(one.state().scopes).map(({ vars }) => vars)).toEqual([{ amount: 4, result: '8 yuan' }]);
    expect(Object.values(one.state().tasks).map(({ element }) => element)).toEqual(['last']);
  });
});
