import { describe, expect, it } from 'vitest';
import { compileDecisions } from '#engine/decisions/index.ts';
import { limits } from '#engine/limits.ts';
import { decision, dmn, literal, problemsOf, tableOf } from './dmn.ts';

const codes = async (xml: string) => (await problemsOf(xml)).map(({ code }) => code);
const small = dmn(decision('d', literal('1')));

describe('hostile and broken decision files', () => {
  it.each([
    ['nothing', '', 'dmn-empty'],
    ['no XML', 'fee;10', 'dmn-version'],
    ['XML that ends early', small.slice(0, -20), 'dmn-malformed'],
    ['a DOCTYPE', small.replace('<definitions', '<!DOCTYPE x [<!ENTITY a "b">]><definitions'), 'dmn-doctype'],
    ['an entity', small.replace('<definitions', '<!ENTITY a SYSTEM "file:///etc/passwd"><definitions'), 'dmn-doctype'],
    ['another encoding', small.replace('UTF-8', 'GBK'), 'dmn-encoding'],
    ['another DMN version', small.replace('20191111', '20180521'), 'dmn-version'],
    ['too many bytes', small.replace('</definitions>', `<!--${'x'.repeat(limits.dmnBytes)}--></definitions>`), 'dmn-too-large'],
    ['tags nested too deeply', small.replace('</definitions>', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}</definitions>`), 'dmn-too-deep'],
    ['ids used twice', dmn(decision('d', literal('1', 'x')), decision('e', literal('1', 'x'))), 'duplicate-id'],
    ['a decision named like an object’s own', dmn(decision('constructor', literal('1'))), 'forbidden-id'],
    ['no decision', dmn(), 'dmn-no-decision'],
    ['a decision with logic twice', dmn(decision('d', literal('1', 'x') + literal('2', 'y'))), 'dmn-second-child'],
    ['a decision without logic', dmn(decision('d', '')), 'dmn-no-logic'],
    ['a requirement of nothing', dmn(decision('d', literal('1'), { requires: ['e'] })), 'unresolved-reference'],
    [
      'an import',
      dmn('<import id="m" namespace="http://x" locationURI="http://evil/x.dmn" importType="http://x"/>', decision('d', literal('1'))),
      'dmn-unsupported',
    ],
    [
      'a function',
      dmn(decision('d', '<functionDefinition id="f"><literalExpression id="x"><text>1</text></literalExpression></functionDefinition>')),
      'dmn-unsupported',
    ],
    [
      'an invocation',
      dmn(decision('d', '<invocation id="f"><literalExpression id="x"><text>1</text></literalExpression></invocation>')),
      'dmn-unsupported',
    ],
    ['a context', dmn(decision('d', '<context id="f"/>')), 'dmn-unsupported'],
    ['a relation', dmn(decision('d', '<relation id="f"/>')), 'dmn-unsupported'],
    ['a business knowledge model', dmn('<businessKnowledgeModel id="b" name="b"/>', decision('d', literal('1'))), 'dmn-unsupported'],
    ['a decision service', dmn('<decisionService id="b" name="b"/>', decision('d', literal('1'))), 'dmn-unsupported'],
    [
      'JavaScript',
      dmn(decision('d', literal('1').replace('<literalExpression', '<literalExpression expressionLanguage="javascript"'))),
      'expression-language',
    ],
    [
      'JavaScript for all',
      small.replace('name="decisions"', 'name="decisions" expressionLanguage="http://www.ecma-international.org/js"'),
      'expression-language',
    ],
    ['a function in an expression', dmn(decision('d', literal('function(x) x'))), 'feel-function-definition'],
    ['an empty expression', dmn(decision('d', literal(''))), 'feel-empty'],
    ['an input column without text', dmn(decision('d', tableOf({ inputs: [{ of: '' }], rules: [['-', '1']] }))), 'feel-empty'],
    ['a rule with a cell too few', dmn(decision('d', tableOf({ inputs: [{ of: 'a' }], rules: [['-']] }))), 'dmn-cell-count'],
    ['a table without output', dmn(decision('d', tableOf({ inputs: [{ of: 'a' }], outputs: [], rules: [['-']] }))), 'dmn-no-output'],
    ['a table without rules', dmn(decision('d', tableOf({ inputs: [{ of: 'a' }], rules: [] }))), 'dmn-no-rule'],
    [
      'two outputs of one name',
      dmn(decision('d', tableOf({ inputs: [{ of: 'a' }], outputs: [{ name: 'x' }, { name: 'x' }], rules: [['-', '1', '2']] }))),
      'dmn-output-twice',
    ],
    [
      'outputs without names',
      dmn(decision('d', tableOf({ inputs: [{ of: 'a' }], outputs: [{}, { name: 'a-b' }], rules: [['-', '1', '2']] }))),
      'name-not-plain',
    ],
    [
      'a hit policy nobody knows',
      dmn(decision('d', tableOf({ hit: 'BEST', inputs: [{ of: 'a' }], rules: [['-', '1']] }))),
      'dmn-hit-policy',
    ],
  ])('should refuse %s', async (_, xml, code) => {
    expect(await codes(xml)).toContain(code);
    expect((await compileDecisions({ 'a.dmn': xml })).decisions).toEqual({});
  });

  it('should name the nearest id, and the rule and column in words', async () => {
    const xml = dmn(
      decision(
        'd',
        tableOf({
          inputs: [{ of: 'a', label: '金额' }],
          rules: [
            ['1', '2'],
            ['(((', '3'],
          ],
        }),
        { name: '收费' },
      ),
    );
    expect(await problemsOf(xml)).toMatchObject([
      {
        file: 'decisions/test.dmn',
        element: 'table_r1_0',
        message: { zh: expect.stringContaining('决策文件中 “收费” (d)：第 2 条规则「金额」列：') },
      },
    ]);
  });

  it('should refuse more rules, cells, columns and decisions than the limits', async () => {
    const rules = (count: number) => Array.from({ length: count }, (_, index) => [String(index), '1']);
    const columns = Array.from({ length: limits.dmnColumns }, (_, index) => ({ of: `a${index}` }));
    expect(await codes(dmn(decision('d', tableOf({ hit: 'FIRST', inputs: [{ of: 'a' }], rules: rules(limits.dmnRules + 1) }))))).toContain(
      'dmn-table-too-large',
    );
    expect(await codes(dmn(decision('d', tableOf({ inputs: columns, rules: [[...columns.map(() => '-'), '1']] }))))).toContain(
      'dmn-table-too-large',
    );
    const many = Array.from({ length: limits.dmnDecisions + 1 }, (_, index) => decision(`d${index}`, literal('1', `x${index}`)));
    expect(await codes(dmn(...many))).toContain('dmn-too-large');
  });

  it('should refuse a file with loops in very many cells', async () => {
    const rules = Array.from({ length: limits.dmnLoops + 1 }, (_, index) => [`some x in [1..1000] satisfies x = ? + ${index}`, '1']);
    expect(await codes(dmn(decision('d', tableOf({ hit: 'FIRST', inputs: [{ of: 'a' }], rules }))))).toEqual(['dmn-too-many-loops']);
  });

  it('should give up on a table with very many broken cells', async () => {
    const rules = Array.from({ length: 500 }, (_, index) => [`${'1,'.repeat(400)}${index},`, '1']);
    expect((await codes(dmn(decision('d', tableOf({ hit: 'FIRST', inputs: [{ of: 'a' }], rules }))))).length).toBe(limits.dmnFindings);
  });

  it('should give up on a file with very many faults instead of counting them all', async () => {
    const xml = dmn(...Array.from({ length: limits.bpmnWarnings + 50 }, () => '<nonsense/>'), decision('d', literal('1')));
    const found = await problemsOf(xml);
    expect(found.length).toBeLessThanOrEqual(limits.bpmnWarnings + 1);
    expect(found.at(-1)).toMatchObject({ code: 'dmn-malformed' });
  });

  it('should leave drawings, knowledge sources, annotations and other tools’ notes aside', async () => {
    const xml = dmn(
      '<knowledgeSource id="k" name="办法"/>',
      decision('d', literal('1')),
      '<textAnnotation id="t"><text>note</text></textAnnotation>',
      '<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"><dmndi:DMNDiagram id="g"><dmndi:DMNShape id="s" dmnElementRef="d"/></dmndi:DMNDiagram></dmndi:DMNDI>',
    );
    expect(await problemsOf(xml)).toEqual([]);
  });
});
