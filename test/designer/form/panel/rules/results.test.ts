import { describe, expect, it } from 'vitest';
import { givesMoney, resultKinds, resultOf, resultPatch } from '#designer/form/panel/rules/results.ts';
import type { NameInSight, ValueKind } from '#designer/form/panel/rules/names.ts';

const named = (name: string, kind: ValueKind, columns: readonly NameInSight[] = []): NameInSight => ({
  name,
  title: { zh: name, en: name },
  kind,
  choices: [],
  from: 'form',
  columns,
});
const names = [
  named('deposit', 'money'),
  named('fee', 'money'),
  named('count', 'number'),
  named('costs', 'table', [named('amount', 'money'), named('pieces', 'number')]),
];

describe('what a computed field gives', () => {
  it.each(resultKinds)('should be read back as it was set: %s', kind => {
    const schema = Object.fromEntries(Object.entries(resultPatch(kind)).filter(([, value]) => value !== undefined));
    expect(resultOf(schema)).toBe(kind);
  });

  it.each([
    [{ kind: 'column-sum', table: 'costs', column: 'amount' }, true],
    [{ kind: 'column-sum', table: 'costs', column: 'pieces' }, false],
    [{ kind: 'sum', fields: ['deposit', 'fee'] }, true],
    [{ kind: 'sum', fields: ['deposit', 'count'] }, false],
    [{ kind: 'product', fields: ['fee', 'count'], isWhole: true }, true],
    [{ kind: 'product', fields: ['fee', 'deposit'], isWhole: true }, false],
    [{ kind: 'difference', from: 'deposit', less: 'fee' }, true],
    [{ kind: 'difference', from: 'deposit', less: 'count' }, false],
    [{ kind: 'rows', table: 'costs' }, false],
  ] as const)('should be an amount where the formula gives one: %j %s', (formula, expected) => {
    expect(givesMoney(formula, names)).toBe(expected);
  });
});
