import { describe, expect, it } from 'vitest';
import { cardinality, compensable, compensate, instances } from '../drawing.ts';
import { boundary, defined, flowsOf, model } from '../model.ts';
import { stage } from '../stage.ts';

const cancelEnd = '<endEvent id="c"><cancelEventDefinition/></endEvent>';
const outside = `${boundary('cancelled', 'tx', '<cancelEventDefinition/>')}${boundary('failed', 'tx', defined('error'))}<task id="after"/><task id="instead"/><task id="hazard"/>`;
const around = ['s>tx', 'tx>after', 'cancelled>instead', 'failed>hazard'];
const tx = (inner: string, attributes = '') => `<startEvent id="s"/><transaction id="tx" ${attributes}>${inner}</transaction>${outside}`;

describe('transaction', () => {
  const ways = `<startEvent id="is"/><task id="A"/>${compensable('A')}<task id="B"/>${compensable('B', 'userTask')}<parallelGateway id="f"/><userTask id="open"/>${compensable('open')}<userTask id="choose"/>
    <exclusiveGateway id="x" default="x_ok"/><endEvent id="ok"/>${cancelEnd}<endEvent id="err">${defined('error', 'broken')}</endEvent>
    ${flowsOf('is>A', 'A>B', 'B>f', 'f>open', 'f>choose', 'choose>x', 'x>c: way = 1', 'x>err: way = 2', 'x>ok')}`;

  it('should be left normally when all its tokens have ended, without undoing anything', async () => {
    // given
    const run = await stage(model(tx(ways), ...around));
    // when
    run.complete('open');
    run.complete('choose', { way: 0 });
    // then
    expect(run.completed().slice(-2)).toEqual(['tx', 'after']);
    expect(run.events('compensation-started')).toEqual([]);
    expect(run.state().phase).toBe('closed');
  });

  it('should, when cancelled, first end every token, then undo in reverse order, and only then leave by its cancel boundary', async () => {
    // given
    const run = await stage(model(tx(ways), ...around));
    // when
    run.complete('choose', { way: 1 });
    const open = run.open();
    const cancelled = run.events('element-cancelled').map(({ element }) => element);
    const early = run.completed();
    run.complete('undoB');
    // then
    expect(cancelled).toEqual(['open']);
    expect(open).toEqual(['undoB']);
    expect(early).not.toContain('cancelled');
    expect(run.completed().slice(-4)).toEqual(['undoB', 'undoA', 'cancelled', 'instead']);
    expect(run.completed()).not.toContain('undoopen');
    expect(run.state().phase).toBe('closed');
  });

  it('should undo nothing when an error leaves it', async () => {
    // given
    const run = await stage(model(tx(ways), ...around));
    // when
    run.complete('choose', { way: 2 });
    // then
    expect(run.completed().slice(-2)).toEqual(['failed', 'hazard']);
    expect(run.events('compensation-started')).toEqual([]);
    expect(run.state().phase).toBe('closed');
  });

  it('should leave at once when nothing was completed that can be undone', async () => {
    // given
    const xml = model(tx(`<startEvent id="is"/>${cancelEnd}${flowsOf('is>c')}`), ...around);
    // when
    const run = await stage(xml);
    // then
    expect(run.completed()).toEqual(['s', 'is', 'cancelled', 'instead']);
  });

  it('should not let tokens that wait at a join go on while it is cancelled', async () => {
    // given
    const inner = `<startEvent id="is"/><task id="A"/>${compensable('A', 'userTask')}<inclusiveGateway id="f"/><task id="l"/><userTask id="r"/><inclusiveGateway id="j"/><userTask id="joined"/><userTask id="choose"/>${cancelEnd}
      ${flowsOf('is>A', 'A>f', 'f>l', 'f>r', 'f>choose', 'l>j', 'r>j', 'j>joined', 'choose>c')}`;
    const run = await stage(model(tx(inner), ...around));
    // when
    run.complete('choose');
    const open = run.open();
    run.complete('undoA');
    // then
    expect(open).toEqual(['undoA']);
    expect(run.completed().slice(-3)).toEqual(['undoA', 'cancelled', 'instead']);
  });

  it('should undo what was done inside a sub-process that was still running', async () => {
    // given
    const sub = `<startEvent id="ss"/><task id="C"/>${compensable('C')}<userTask id="wait"/>${flowsOf('ss>C', 'C>wait')}`;
    const inner = `<startEvent id="is"/><task id="A"/>${compensable('A')}<parallelGateway id="f"/><subProcess id="sub">${sub}</subProcess>${compensable('sub')}<userTask id="choose"/>${cancelEnd}${flowsOf('is>A', 'A>f', 'f>sub', 'f>choose', 'choose>c')}`;
    const run = await stage(model(tx(inner), ...around));
    // when
    run.complete('choose');
    // then
    expect(run.completed().filter(id => id.startsWith('undo'))).toEqual(['undoC', 'undoA']);
    expect(run.completed().slice(-2)).toEqual(['cancelled', 'instead']);
  });

  it('should be undone as a whole by a later compensation once it has completed', async () => {
    // given
    const inner = `<startEvent id="is"/><task id="A"/>${compensable('A')}${flowsOf('is>A')}`;
    const body = `<startEvent id="s"/><transaction id="tx">${inner}</transaction><endEvent id="t"><compensateEventDefinition/></endEvent>`;
    // when
    const run = await stage(model(body, 's>tx', 'tx>t'));
    // then
    expect(run.completed()).toEqual(['s', 'is', 'A', 'tx', 'undoA', 'tx', 't']);
  });

  it('should leave a multi-instance transaction as a whole when one instance is cancelled and undone', async () => {
    // given
    const inner = `${instances(cardinality('2'))}<startEvent id="is"/><task id="A"/>${compensable('A')}<userTask id="choose"/>${cancelEnd}${flowsOf('is>A', 'A>choose', 'choose>c')}`;
    const run = await stage(model(tx(inner), ...around));
    // when
    run.complete('choose');
    // then
    expect(run.completed().filter(id => id === 'undoA')).toHaveLength(1);
    expect(run.completed().slice(-2)).toEqual(['cancelled', 'instead']);
    expect(run.state().phase).toBe('closed');
  });

  it('should keep a cancel that nothing catches as an incident', async () => {
    // given
    const inner = `<startEvent id="is"/>${cancelEnd}${flowsOf('is>c')}`;
    // when
    const run = await stage(model(`<startEvent id="s"/><transaction id="tx">${inner}</transaction><endEvent id="e"/>`, 's>tx', 'tx>e'));
    // then
    expect(Object.values(run.state().incidents)).toMatchObject([{ code: 'cancel-not-caught', element: 'c', phase: 'complete' }]);
  });

  it('should undo once what a compensation further in had undone before the cancel', async () => {
    // given: in the sub-process h, undoB is done and undoA is open
    const sub = `<subProcess id="sub"><startEvent id="ss"/><task id="A"/>${compensable('A', 'userTask')}<task id="B"/>${compensable('B')}${flowsOf('ss>A', 'A>B')}</subProcess>`;
    const h = `<subProcess id="h"><startEvent id="hs"/>${sub}${compensate('t', { activity: 'sub' })}${flowsOf('hs>sub', 'sub>t')}</subProcess>`;
    const inner = `<startEvent id="is"/><parallelGateway id="f"/>${h}<userTask id="x"/>${cancelEnd}${flowsOf('is>f', 'f>h', 'f>x', 'x>c')}`;
    const run = await stage(model(tx(inner), ...around));
    // when
    run.complete('x');
    run.complete('undoA');
    // then
    expect(run.completed().filter(id => id.startsWith('undo'))).toEqual(['undoB', 'undoA']);
    expect(run.completed().at(-1)).toBe('instead');
  });
});
