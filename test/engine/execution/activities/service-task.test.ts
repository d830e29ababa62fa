import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';
import { stage } from '../stage.ts';

describe('service and send task', () => {
  it('should set variables by a set-data action', async () => {
    // given
    const action =
      '<extensionElements><bj:action type="set-data"><bj:in source="amount + 1" target="next"/></bj:action></extensionElements>';
    const xml = model(
      `<startEvent id="s"/><serviceTask id="a">${action}</serviceTask><exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      's>a',
      'a>g',
      'g>yes: next = 3',
      'g>no',
    );
    // when
    const run = await play(xml, [], { amount: 2 });
    // then
    expect(run.completed).toContain('yes');
  });

  it('should wait for its job when it calls a webhook, and map what comes back', async () => {
    // given
    const { giveCommand, machine } = await import('#engine/simulation/session.ts');
    const action = '<bj:action type="call-webhook" url="= address"><bj:out source="= answer" target="got"/></bj:action>';
    const run = await stage(
      model(
        `<startEvent id="s"/><serviceTask id="a"><extensionElements>${action}</extensionElements></serviceTask><userTask id="w"/>`,
        's>a',
        'a>w',
      ),
      { address: 'https://example.invalid' },
    );
    const [job] = Object.values(run.state().waits);
    // when
    giveCommand(run.session, machine, { type: 'complete-job', job: job!.id, output: { answer: 'yes' } });
    // then
    expect(job).toMatchObject({ kind: 'job', element: 'a' });
    expect(run.events('job-requested')[0]?.private.input).toMatchObject({ url: 'https://example.invalid' });
    expect([run.variable('got'), run.open()]).toEqual(['yes', ['w']]);
  });

  it.each(['serviceTask', 'sendTask'])('should send the notice of a %s and go on', async kind => {
    // given
    const action = '<extensionElements><bj:action type="notify" to="clerk" text="note.done"/></extensionElements>';
    // when
    const run = await stage(model(`<startEvent id="s"/><${kind} id="a">${action}</${kind}><endEvent id="e"/>`, 's>a', 'a>e'));
    // then
    expect(run.events('job-requested')).toMatchObject([{ job: 'notify', wait: false }]);
    expect(run.state().phase).toBe('closed');
  });

  it('should make an action without what it needs an incident', async () => {
    // given
    const action = '<extensionElements><bj:action type="notify" to="= who" text="note.done"/></extensionElements>';
    // when
    const run = await stage(model(`<startEvent id="s"/><serviceTask id="a">${action}</serviceTask>`, 's>a'), { who: null });
    // then
    expect(Object.values(run.state().incidents)).toMatchObject([{ code: 'action-incomplete', element: 'a' }]);
  });
});
