import { describe, expect, it } from 'vitest';
import { checkFeel, feelRoots } from '#engine/expressions/check.ts';
import { namesOf, pathsOf } from '#engine/expressions/names.ts';
import { readExpression, readFeel } from '#engine/expressions/text.ts';

describe('checkFeel', () => {
  it.each([
    'incomplete',
    '= data.check.result = "accept"',
    'settings.supplementMax != null and case.supplements >= settings.supplementMax',
    'count(data.a.items[received = false and id in ["x", "y"]]) > 0',
    'for i in 1..1000 return i',
    'x in [1..1000000]',
    'date(case.openedOn) + duration("P3D") > today()',
    '"== && || #{x} “”"',
    'not(a) and (b or c)',
    'formatDate(case.openedOn)',
    '中文.名称 = "是"',
    `${'a and not(b) or '.repeat(40)}c`,
    'if a then b else if c then d else if e then f else if g then h else k',
    `"${'one word after another '.repeat(40)}"`,
  ])('should accept %s', text => {
    // when
    const problems = checkFeel(text);
    // then
    expect(problems).toEqual([]);
  });

  it.each([
    ['', 'feel-empty', 1, 1],
    ['=', 'feel-empty', 1, 1],
    ['a == b', 'feel-double-equals', 1, 3],
    ['a &&\n b', 'feel-foreign-operator', 1, 3],
    ['!a', 'feel-foreign-operator', 1, 1],
    ['#{a}', 'feel-foreign-operator', 1, 1],
    ['a = “是”', 'feel-foreign-quote', 1, 5],
    ['a = \n(b', 'feel-syntax', 2, 3],
    ['a b) c', 'feel-syntax', 1, 4],
    ['"open', 'feel-syntax', 1, 1],
    ['function(x) x', 'feel-function-definition', 1, 1],
    ['for i in 1..n return i', 'feel-range', 1, 10],
    ['for i in 1..1002 return i', 'feel-range', 1, 10],
    ['for i in 1..2.5 return i', 'feel-range', 1, 10],
    ['for i in [1..n] return i', 'feel-range', 1, 10],
    ['{r: [1..100000]}', 'feel-range', 1, 5],
    ['for i in a return for j in b return i', 'feel-nested-loop', 1, 19],
    ['for i in a, j in b return i', 'feel-nested-loop', 1, 1],
    ['for i in (for j in a return j) return i', 'feel-nested-loop', 1, 11],
    ['a[count(b[count(c[x > 1]) > 1]) > 1]', 'feel-nested-loop', 1, 17],
    ['for i in 1..30 return flatten([partial, partial])', 'feel-partial', 1, 32],
    ['{a: [1, 1], b: [a, a]}', 'feel-context-reference', 1, 13],
    ['a > 1e3', 'feel-exponent', 1, 5],
    ['nope(1)', 'feel-unknown-function', 1, 1],
    ['constructor', 'feel-forbidden-name', 1, 1],
    ['? > 3', 'feel-unknown-name', 1, 1],
    ['case.openedOn < today()', 'feel-date-text', 1, 1],
    ['date("2026-01-01") = "2026-01-01"', 'feel-date-text', 1, 22],
    ['x between date("2026-01-01") and today()', 'feel-date-text', 1, 1],
    ['a + '.repeat(1_100), 'feel-too-long', 1, 1],
    [`${'('.repeat(50)}1${')'.repeat(50)}`, 'feel-too-deep', 1, 1],
    ['ab '.repeat(31), 'feel-too-deep', 1, 1],
    ['1 '.repeat(2_000), 'feel-too-deep', 1, 1],
    [Array.from({ length: 12 }, () => 'count(a[x > 1])').join(' + '), 'feel-too-many-loops', 1, 1],
  ])('should refuse %j', (text, code, line, column) => {
    // when
    const problems = checkFeel(text);
    // then
    expect(problems).toContainEqual({
      code,
      severity: 'error',
      line,
      column,
      message: { zh: expect.stringMatching(/[\u4e00-\u9fa5]/), en: expect.stringContaining(`Line ${line}`) },
    });
  });

  it('should warn of a hyphen in a name after a dot', () => {
    // when
    const problems = checkFeel('data.my-form.x = 1');
    // then
    expect(problems).toMatchObject([{ code: 'feel-hyphen', severity: 'warning', column: 5 }]);
  });

  it('should know the names in sight, and those it binds itself', () => {
    // given
    const names = [...feelRoots, 'outcome'];
    // when
    const unknown = (text: string) => checkFeel(text, names).map(({ code, message }) => [code, /“([^”]*)”/.exec(message.zh)?.[1]]);
    // then
    expect(unknown('outcome = "x" and case.number != null')).toEqual([]);
    expect(unknown('some m in data.a.list satisfies m.ok')).toEqual([]);
    expect(unknown('data.a.list[ok = true and item.x = outcome]')).toEqual([]);
    expect(unknown('outcom = "x"')).toEqual([['feel-unknown-name', 'outcom']]);
    expect(unknown('out come')).toEqual([['feel-unknown-name', 'out come']]);
    expect(unknown('some m in data.a.list satisfies n.ok')).toEqual([['feel-unknown-name', 'n']]);
  });
});

describe('names of a text', () => {
  it('should list the free names and paths, functions left out', () => {
    // given
    const text = 'count(data.a.items[ok]) > x and some m in data.b satisfies m.y = case.number and date(today()) = z';
    // when
    const [names, paths] = [namesOf(text), pathsOf(text)];
    // then
    expect(names).toEqual(['data', 'x', 'case', 'z']);
    expect(paths).toEqual([['data', 'a', 'items'], ['x'], ['data', 'b'], ['case', 'number'], ['z']]);
  });

  it.each([
    ['long', Array.from({ length: 20_000 }, (_, at) => `a${at} = ${at}`).join(' and ')],
    ['deep in brackets', `${'('.repeat(1_500)}x${')'.repeat(1_500)}`],
    ['deep in signs', `${'-'.repeat(4_000)}x`],
    ['a row of words', 'a '.repeat(1_900)],
  ])('should read no names from a text that is %s', (_name, text) => {
    expect([namesOf(text), pathsOf(text)]).toEqual([[], []]);
  });

  it('should tell FEEL from literal text', () => {
    // when
    const read = [readExpression(' = a '), readExpression('a'), readFeel('= a'), readFeel('a')];
    // then
    expect(read).toEqual([
      { text: 'a', feel: true },
      { text: 'a', feel: false },
      { text: 'a', feel: true },
      { text: 'a', feel: true },
    ]);
  });
});
