import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { canonicalBpmn } from '#processes/canonical.ts';
import { contentOf } from '#processes/hash.ts';
import { fold } from '#processes/overlay/fold.ts';
import { operationsOf } from '#processes/overlay/operations.ts';
import type { Parts } from '#processes/overlay/parts.ts';
import type { Operation } from '#processes/overlay/types.ts';
import { partsOf } from './parts.ts';

const base = partsOf('promised');
const hash = (parts: Parts) => contentOf(parts, {});
const ruleOf = (parts: Parts, id: string) => (parts.clocks as { clocks: { id: string }[] }).clocks.find(rule => rule.id === id);
const codes = async (operation: Operation) => (await fold(base, [operation])).problems.map(({ code }) => code);

describe('fold', () => {
  it('should be the base itself without operations', async () => {
    expect((await fold(base, [])).parts).toBe(base);
  });

  it('should change a setting, a limit, a card, a text, a role, a title and a step, and nothing else', async () => {
    // given
    const operations: Operation[] = [
      { part: 'settings', path: ['supplementStage'], value: 'anyTime' },
      { part: 'clocks', path: ['notice', 'length'], value: '= 3' },
      { part: 'clocks', path: ['promised', 'extend', 'max'], value: 2 },
      { part: 'cards', path: ['red', 'when', 'afterDue'], value: 2 },
      { part: 'texts', path: ['zh', 'accepted'], value: '已受理。' },
      { part: 'roles', path: ['approver', 'posts'], value: ['administrator'] },
      { part: 'head', path: ['title'], value: { zh: '镇承诺件', en: 'Town' } },
      { part: 'head', path: ['statusOf', 'receive'], value: 'arrived' },
      { part: 'documents', path: ['decision', 'number'], value: '{centre.shortName}决〔{year}〕{seq4}号' },
      { part: 'process', path: ['check', 'name'], value: '材料审查' },
      { part: 'process', path: ['check', 'limit'], value: '1wd' },
      { part: 'process', path: ['check', 'assignment', 'role'], value: 'handler' },
      { part: 'process', path: ['accept', 'notify'], value: [] },
    ];
    // when
    const { parts, problems } = await fold(base, operations);
    const found = operationsOf(base, parts);
    // then
    expect(problems).toEqual([]);
    expect(ruleOf(parts, 'notice')).toMatchObject({ length: '= 3', unit: 'working-day' });
    expect(parts.statusOf.receive).toBe('arrived');
    expect(parts.head.statusOf).toEqual(parts.statusOf);
    expect(found.others).toEqual([]);
    expect(found.operations.map(({ part, path }) => [part, ...path].join(' ')).sort()).toEqual(
      operations.map(({ part, path }) => [part, ...path].join(' ')).sort(),
    );
    expect(canonicalBpmn(parts.bpmn).layout).toEqual(canonicalBpmn(base.bpmn).layout);
  });

  it('should give the same bytes from the same operations, and keep what the process says besides', async () => {
    // given
    const operations: Operation[] = [{ part: 'process', path: ['check', 'name'], value: '材料审查' }];
    // when
    const [once, again] = [await fold(base, operations), await fold(base, operations)];
    const back = await fold(once.parts, [{ part: 'process', path: ['check', 'name'], value: '形式审查' }]);
    // then
    expect(JSON.stringify(again.parts)).toBe(JSON.stringify(once.parts));
    expect(hash(once.parts)).not.toBe(hash(base));
    expect(hash(back.parts)).toBe(hash(base));
  });

  it('should add and remove rules, procedures and children', async () => {
    // given
    const operations: Operation[] = [
      { part: 'clocks', path: ['delivery'] },
      { part: 'clocks', path: ['procedures', 'site-survey'] },
      { part: 'clocks', path: ['procedures', 'drill'], value: 'drill' },
      { part: 'cards', path: ['yellow'] },
      { part: 'texts', path: ['zh', 'hint'], value: '请带身份证。' },
      { part: 'process', path: ['check', 'fields'], value: { read: 'a' } },
      { part: 'process', path: ['deliver', 'verbs'] },
    ];
    // when
    const { parts, problems } = await fold(base, operations);
    // then
    expect(problems).toEqual([]);
    expect(ruleOf(parts, 'delivery')).toBeUndefined();
    expect((parts.clocks as { procedures: unknown[] }).procedures.at(-1)).toBe('drill');
    expect((parts.cards as { rules: unknown[] }).rules).toHaveLength(2);
    expect(operationsOf(base, parts).operations).toHaveLength(operations.length);
  });

  it('should set rights on fields of a step, one list or all, and take them away again', async () => {
    // given
    const set: Operation = { part: 'process', path: ['check', 'fields'], value: { read: 'f_check_reason' } };
    const more: Operation = { part: 'process', path: ['check', 'fields', 'hide'], value: 'f_check_competent_department' };
    const rightsOf = async ({ bpmn }: Parts) => (await readBpmn(bpmn)).definition!.elements.check!.fields;
    // when
    const { parts, problems } = await fold(base, [set, more]);
    const less = await fold(parts, [{ part: 'process', path: ['check', 'fields', 'read'] }]);
    const none = await fold(parts, [{ part: 'process', path: ['check', 'fields'] }]);
    // then
    expect([...problems, ...less.problems, ...none.problems]).toEqual([]);
    expect(await rightsOf(parts)).toEqual({ read: ['f_check_reason'], hide: ['f_check_competent_department'] });
    expect(await rightsOf(less.parts)).toEqual({ hide: ['f_check_competent_department'] });
    expect(hash(none.parts)).toBe(hash(base));
    expect(await codes({ part: 'process', path: ['check', 'fields', 'read'], value: 'f_check_reason' })).toEqual(['operation-address']);
  });

  it.each<[string, Operation]>([
    ['a clock that is not there', { part: 'clocks', path: ['none', 'length'], value: '= 1' }],
    ['a text that is not there', { part: 'texts', path: ['zh', 'none'] }],
    ['a role that is not there', { part: 'roles', path: ['none', 'posts'], value: ['handler'] }],
    ['a document that is not there', { part: 'documents', path: ['none', 'number'], value: 'x' }],
    ['an element that is not there', { part: 'process', path: ['none', 'name'], value: 'x' }],
    ['an attribute the element has not', { part: 'process', path: ['start', 'form'], value: 'x' }],
    ['an attribute nobody knows', { part: 'process', path: ['check', 'colour'], value: 'x' }],
  ])('should tell %s', async (_name, operation) => {
    expect(await codes(operation)).toEqual(['operation-address']);
    expect((await fold(base, [operation])).parts).toEqual(base);
  });

  it.each<[string, Operation]>([
    ['forms', { part: 'forms', path: ['check', 'title'], value: { zh: 'x', en: 'x' } }],
    ['the title of a role', { part: 'roles', path: ['approver', 'title'], value: { zh: 'x', en: 'x' } }],
    ['the kind of the pack', { part: 'head', path: ['kind'], value: 'joint' }],
    ['where a flow leads', { part: 'process', path: ['toCheck', 'targetRef'], value: 'accept' }],
    ['the id of a clock', { part: 'clocks', path: ['promised', 'id'], value: 'x' }],
    ['the language of texts', { part: 'texts', path: ['fr', 'accepted'], value: 'x' }],
    ['a number as a name', { part: 'process', path: ['check', 'name'], value: 7 }],
  ])('should not let %s be changed below', async (_name, operation) => {
    expect(await codes(operation)).toEqual(['operation-not-allowed']);
  });
});

describe('operationsOf', () => {
  it('should lead from a base to whatever was made of it', async () => {
    // given
    const words = fc.string({ minLength: 1, maxLength: 8 });
    const clock = fc.constantFrom('statutory', 'promised', 'notice', 'delivery');
    const change = fc.oneof(
      fc.record({
        part: fc.constant('settings' as const),
        path: fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/)),
        value: fc.jsonValue({ maxDepth: 2 }),
      }),
      fc.record({ part: fc.constant('clocks' as const), path: fc.tuple(clock, fc.constantFrom('length', 'unit')), value: words }),
      fc.record({ part: fc.constant('clocks' as const), path: fc.tuple(clock, fc.constant('start'), fc.constant('count')), value: words }),
      fc.record({
        part: fc.constant('clocks' as const),
        path: fc.tuple(clock, fc.constant('stop')),
        value: fc.array(words, { maxLength: 3 }),
      }),
      fc.record({
        part: fc.constant('cards' as const),
        path: fc.tuple(fc.constantFrom('yellow', 'red'), fc.constant('when'), fc.constant('afterDue')),
        value: fc.nat(9),
      }),
      fc.record({
        part: fc.constant('cards' as const),
        path: fc.tuple(fc.constantFrom('warning', 'yellow'), fc.constant('to')),
        value: fc.array(words, { maxLength: 3 }),
      }),
      fc.record({
        part: fc.constant('texts' as const),
        path: fc.tuple(fc.constantFrom('zh', 'en'), fc.stringMatching(/^[a-z]{1,6}$/)),
        value: words,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async changes => {
        const made = await fold(base, changes as Operation[]);
        expect(made.problems).toEqual([]);
        // when
        const { operations, others } = operationsOf(base, made.parts);
        const back = await fold(base, operations);
        // then
        expect(others).toEqual([]);
        expect(back.problems).toEqual([]);
        expect(hash(back.parts)).toBe(hash(made.parts));
      }),
      { numRuns: 40 },
    );
  });

  it('should find nothing between equal packs, and tell what no overlay can hold', async () => {
    // given
    const more = { ...base, bpmn: base.bpmn.replace('targetRef="gwCheck" />', 'targetRef="accept" />') };
    // when, then
    expect(operationsOf(base, structuredClone(base))).toEqual({ operations: [], others: [] });
    expect(operationsOf(base, more).others).toMatchObject([
      { part: 'process', path: ['toGwCheck', 'targetRef'], was: 'gwCheck', is: 'accept' },
    ]);
  });
});
