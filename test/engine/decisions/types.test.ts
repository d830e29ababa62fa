import { describe, expect, it } from 'vitest';
import { compile, decide, decision, dmn, inputData, literal, problemsOf, tableOf } from './dmn.ts';

const zh = (result: Awaited<ReturnType<typeof decide>>) => (result.ok ? result.value : result.error.zh);

describe('types and allowed values', () => {
  it.each([
    ['string', 5],
    ['number', 'x'],
    ['integer', 1.5],
    ['boolean', 'true'],
    ['date', '1.3.2026'],
    ['time', 'noon'],
    ['dateTime', 'now'],
    ['yearMonthDuration', '1Y'],
  ])('should refuse a value that is no %s: %j', async (type, value) => {
    const result = await decide({ inputs: [{ of: 'value', label: '值', type }], rules: [['-', '1']] }, { value });
    expect(zh(result)).toMatch(/^决策「收费」「值」列：值应为 \w+ 类型，但得到(?:文字|整数|小数)。$/);
  });

  it('should take an empty value for any type', async () => {
    expect(zh(await decide({ inputs: [{ of: 'value', type: 'number' }], rules: [['-', '1']] }, { value: null }))).toBe(1);
  });

  it('should refuse an input outside its allowed values', async () => {
    const result = await decide(
      { inputs: [{ of: 'value', label: '值', type: 'string', values: '"a","b"' }], rules: [['-', '1']] },
      { value: 'c' },
    );
    expect(zh(result)).toBe('决策「收费」「值」列：值应在允许的范围（"a","b"）内，但得到的文字不在其中。');
  });

  it('should refuse an output that is not of its type or not among its values, naming the rule', async () => {
    // given
    const rules = [
      ['1', '"x"'],
      ['2', 'text'],
    ];
    // when, then
    expect(zh(await decide({ inputs: [{ of: 'a' }], outputs: [{ label: '费', type: 'number' }], rules }, { a: 1, text: '' }))).toBe(
      '决策「收费」第 1 条规则「费」列：值应为 number 类型，但得到文字。',
    );
    expect(zh(await decide({ inputs: [{ of: 'a' }], outputs: [{ label: '费', values: '"x"' }], rules }, { a: 2, text: 'y' }))).toBe(
      '决策「收费」第 2 条规则「费」列：值应在允许的范围（"x"）内，但得到的文字不在其中。',
    );
  });

  it('should know the types a file declares, lists of them too', async () => {
    // given
    const types = `<itemDefinition id="t1" name="Kind"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
      <itemDefinition id="t2" name="Kinds" isCollection="true"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>`;
    const { d } = await compile(
      dmn(
        types,
        inputData('kind', 'Kind'),
        inputData('kinds', 'Kinds'),
        decision('d', literal('kind + string(count(kinds))'), { requires: ['#kind', '#kinds'] }),
      ),
    );
    const evaluate = (kind: unknown, kinds: unknown) => d!.evaluate({ vars: { kind, kinds }, roots: {}, now: 0 });
    // when, then
    expect(evaluate('a', ['a', 'b'])).toMatchObject({ value: 'a2' });
    expect(evaluate('c', [])).toMatchObject({ ok: false });
    expect(evaluate('a', ['a', 'c'])).toMatchObject({ ok: false });
    expect(evaluate('a', 'a')).toMatchObject({ ok: false });
  });

  it('should check the result of an expression against the type of its variable', async () => {
    const xml = dmn(
      '<decision id="d" name="d"><variable id="v" name="d" typeRef="number"/><literalExpression id="x"><text>kind</text></literalExpression></decision>',
    );
    const { d } = await compile(xml);
    expect(d!.evaluate({ vars: { kind: 'a' }, roots: {}, now: 0 })).toMatchObject({ ok: false });
    expect(d!.evaluate({ vars: { kind: 1 }, roots: {}, now: 0 })).toMatchObject({ value: 1 });
  });

  it.each([
    [
      'a structure',
      '<itemDefinition id="t" name="T"><itemComponent id="c" name="x"><typeRef>string</typeRef></itemComponent></itemDefinition>',
      'T',
      'dmn-unsupported-type',
    ],
    ['a type nobody declares', '', 'Nothing', 'dmn-unknown-type'],
  ])('should refuse %s', async (_, types, typeRef, code) => {
    const xml = dmn(types, decision('d', tableOf({ inputs: [{ of: 'a', type: typeRef }], rules: [['-', '1']] })));
    expect((await problemsOf(xml)).map(found => found.code)).toContain(code);
  });
});
