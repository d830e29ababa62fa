import { describe, expect, it } from 'vitest';
import { compare, mostLines, readPasted } from '#designer/codes/paste.ts';

const text = (zh: string, en = zh) => ({ zh, en });

describe('a pasted table', () => {
  it('should read cells of a spreadsheet, with a head and blank lines passed over and lines counted as pasted', () => {
    expect(readPasted('代码\t名称\t上级代码\n\nn\t城北\n n1 \t金山路\tn\tJinshan Road\r\n', undefined)).toEqual([
      { line: 3, code: 'n', title: text('城北') },
      { line: 4, code: 'n1', title: text('金山路', 'Jinshan Road'), parent: 'n' },
    ]);
  });

  it('should read CSV with quotes, and Chinese commas', () => {
    expect(readPasted('\uFEFFa,"甲,乙""丙""."\n', 'top')).toEqual([{ line: 1, code: 'a', title: text('甲,乙"丙".'), parent: 'top' }]);
    expect(readPasted('b，丁，a', undefined)).toEqual([{ line: 1, code: 'b', title: text('丁'), parent: 'a' }]);
  });

  it.each([
    ['no code', ',甲', 'import.noCode'],
    ['a bad code', 'a b,甲', 'code.badCode'],
    ['no title', 'a', 'code.badTitle'],
    ['markup', 'a,<script>', 'code.unsafe'],
    ['a zero-width character', 'a,甲\u200B乙', 'code.unsafe'],
    ['too many columns', 'a,甲,b,c,d', 'import.fields'],
  ])('should say of a line what is wrong: %s', (_, line, key) => {
    expect(readPasted(line, undefined)[0]?.fault?.key).toBe(key);
  });

  it('should name the line a code was on before, and bound the lines', () => {
    const many = Array.from({ length: mostLines + 1 }, (_, at) => `c${at},第${at}`).join('\n');

    expect(readPasted('a,甲\nb,乙\na,丙', undefined)[2]?.fault).toEqual({ key: 'import.twice', values: { n: 1 } });
    expect(
      readPasted(many, undefined)
        .filter(({ fault }) => fault)
        .map(({ line, fault }) => [line, fault?.key]),
    ).toEqual([[mostLines + 1, 'import.tooMany']]);
  });

  it('should tell what is new, renamed, the same, and below nothing', () => {
    // given
    const known = new Map([
      ['a', { title: text('甲') }],
      ['b', { title: text('乙') }],
    ]);

    // when
    const lines = compare(readPasted('a,甲\nb,乙乙\nc,丙,a\nd,丁,c\ne,戊,zz', undefined), code => known.get(code) ?? null);

    // then
    expect(lines.map(({ result, fault }) => result ?? fault?.key)).toEqual(['same', 'changed', 'added', 'added', 'import.noParent']);
    expect(lines[1]?.was).toEqual(text('乙'));
  });
});
