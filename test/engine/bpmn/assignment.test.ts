import { describe, expect, it } from 'vitest';
import { type Assignment, defaultPolicies } from '#engine/bpmn/definition.ts';
import { around, element, extensions } from '#test/support/bpmn.ts';
import { readElement } from './reading.ts';

const read = (attributes: string) =>
  readElement(around('t', element('userTask', 't', '', extensions(`<bj:assignment ${attributes}/>`))), 't');
const handler = { rule: 'role', role: 'handler', reach: 'centre' } as const;

describe('readAssignment', () => {
  it.each<readonly [attributes: string, expected: object]>([
    ['role="handler"', handler],
    ['rule="role" role="= settings.lead" reach="unit"', { rule: 'role', role: '= settings.lead', reach: 'unit' }],
    ['rule="role" role="handler" reach="window"', { ...handler, reach: 'window' }],
    ['rule="role" role="handler" unit="= branch.unit"', { ...handler, unit: { text: 'branch.unit', feel: true } }],
    ['rule="previous" step="first"', { rule: 'previous', step: 'first' }],
    ['rule="person" people="lina wanggang"', { rule: 'person', people: { text: 'lina wanggang', feel: false } }],
    ['rule="person" people="= chosen"', { rule: 'person', people: { text: 'chosen', feel: true } }],
    ['rule="leader"', { rule: 'leader', of: 'starter', levels: 1 }],
    ['rule="leader" of="previous" step="first" levels="5"', { rule: 'leader', of: 'previous', step: 'first', levels: 5 }],
    ['rule="leader" of="unit" levels="2"', { rule: 'leader', of: 'unit', levels: 2 }],
    ['rule="choice"', { rule: 'choice', of: 'starter' }],
    ['rule="choice" of="previous" step="first" role="handler"', { rule: 'choice', of: 'previous', step: 'first', role: 'handler' }],
    ['rule="field" field="application.handler"', { rule: 'field', field: 'application.handler' }],
    ['rule="field" field="data.review.units" role="handler"', { rule: 'field', field: 'data.review.units', role: 'handler' }],
  ])('should read %s', async (attributes, expected) => {
    // when
    const { assignment } = await read(attributes);
    // then
    expect(assignment).toEqual({ ...expected, ...defaultPolicies });
  });

  it.each<readonly [attributes: string, expected: Partial<Assignment>]>([
    ['distribute="rotation"', { distribute: 'rotation' }],
    ['distribute="least-loaded"', { distribute: 'least-loaded' }],
    ['whenEmpty="pass"', { whenEmpty: 'pass' }],
    ['whenEmpty="role" whenEmptyRole="approver"', { whenEmpty: 'role', whenEmptyRole: 'approver' }],
    ['whenEmpty="leader" whenEmptyRole="approver"', { whenEmpty: 'leader' }],
    ['whenApplicant="leader"', { whenApplicant: 'leader' }],
    ['whenRepeated="pass"', { whenRepeated: 'pass' }],
    ['notBy=" accept  review accept "', { notBy: ['accept', 'review'] }],
  ])('should read the policy %s', async (attributes, expected) => {
    // when
    const { assignment } = await read(`role="handler" ${attributes}`);
    // then
    expect(assignment).toEqual({ ...handler, ...defaultPolicies, ...expected });
  });

  it.each([
    ['rule="previous" role="first"', { rule: 'previous', step: 'first' }],
    ['rule="person" role="lina"', { rule: 'person', people: { text: 'lina', feel: false } }],
    ['rule="person" role="= [&quot;lina&quot;]"', { rule: 'person', people: { text: '["lina"]', feel: true } }],
  ])('should read %s of an older model', async (attributes, expected) => {
    // when
    const { assignment } = await read(attributes);
    // then
    expect(assignment).toEqual({ ...expected, ...defaultPolicies });
  });
});
