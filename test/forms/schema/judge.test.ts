import { describe, expect, it } from 'vitest';
import type { CodeBook, FieldRights, FormContext, Values } from '#forms/schema/types.ts';
import { compileJudge } from '#forms/schema/validate.ts';

const entries = new Map([
  ['43', { level: 1 }],
  ['4309', { level: 2 }],
  ['430903', { level: 3 }],
  ['430999', { level: 3, retired: true }],
]);
const codes: CodeBook = {
  find(list, code) {
    if (list !== 'division') return undefined;
    const found = entries.get(code);
    return found ? { code, title: { zh: `区划${code}`, en: code }, ...found } : null;
  },
};
const context: FormContext = { now: Date.UTC(2026, 10, 22), roots: {}, codes };
const text = (title: string, more: Values = {}) => ({ type: 'string', title, ...more });
const judge = (properties: Values, answers: unknown, more: Values = {}, step: { rights?: FieldRights; before?: Values } = {}) =>
  compileJudge({ type: 'object', properties, ...more })(answers, context, step.rights, step.before);
const told = ({ errors }: ReturnType<typeof judge>) => errors.map(({ pointer, message }) => `${pointer} ${message.zh}`);

describe('what is hidden (隐藏字段)', () => {
  const fields = { kind: text('类型'), licence: text('许可证', { minLength: 5, 'x-visible': 'kind = "a"' }), name: text('名称') };

  it('should be neither required nor judged nor stored', () => {
    const found = judge(fields, { kind: 'b', licence: 'x', name: 'y' }, { required: ['licence'] });
    expect(found.errors).toEqual([]);
    expect(found.answers).toEqual({ kind: 'b', name: 'y' });
  });

  it('should be judged when it is shown', () => {
    expect(told(judge(fields, { kind: 'a' }, { required: ['licence'] }))).toEqual(['/licence 请填写「许可证」。']);
    expect(told(judge(fields, { kind: 'a', licence: 'x' }))).toEqual(['/licence 「许可证」至少填写 5 个字。']);
  });

  it('should take a group and a cell with it', () => {
    const rows = {
      type: 'array',
      title: '明细',
      items: {
        type: 'object',
        required: ['why'],
        properties: { n: { type: 'integer', title: '数' }, why: text('理由', { 'x-visible': 'n > 5' }) },
      },
    };
    const found = judge({ rows }, { rows: [{ n: 1, why: 'x' }, { n: 6 }] });
    expect(found.answers).toEqual({ rows: [{ n: 1 }, { n: 6 }] });
    expect(told(found)).toEqual(['/rows/1/why 请填写「明细（第 2 项）的理由」。']);
  });

  it('should drop answers to branches that are not taken', () => {
    // given
    const branch = {
      if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { why: text('理由'), other: text('其他', { minLength: 2 }) } },
    };
    // when, then
    expect(judge({ kind: text('类型') }, { kind: 'b', why: 'x' }, branch)).toMatchObject({ answers: { kind: 'b' }, errors: [] });
    // given one wrong answer in a branch, the right one beside it is no unknown field
    expect(told(judge({ kind: text('类型') }, { kind: 'a', why: 'x', other: 'y' }, branch))).toEqual(['/other 「其他」至少填写 2 个字。']);
  });
});

describe('required by rule (条件必填)', () => {
  const fields = {
    kind: text('类型'),
    why: text('理由', { 'x-required': 'kind = "a"' }),
    list: { type: 'array', title: '项目', 'x-required': 'true', items: { type: 'string' } },
  };

  it.each([
    [{ kind: 'b', list: ['x'] }, []],
    [{ kind: 'a', list: ['x'] }, ['/why 请填写「理由」。']],
    [{ kind: 'a', why: '', list: [] }, ['/why 请填写「理由」。', '/list 请填写「项目」。']],
    [{ kind: 'a', why: '\u200b', list: ['x'] }, ['/why 请填写「理由」。']],
  ])('should say of %j: %j', (answers, errors) => {
    expect(told(judge(fields, answers))).toEqual(errors);
  });

  it('should ask in a group that was never touched', () => {
    const group = { type: 'object', title: '组', properties: { why: text('理由', { 'x-required': 'true' }) } };
    expect(told(judge({ group }, {}))).toEqual(['/group/why 请填写「理由」。']);
  });
});

describe('texts (文字整理)', () => {
  it.each([
    ['zero-width characters', '王\u200b小\ufeff明', '王小明'],
    ['marks that turn the direction', '\u202eabc\u202c', 'abc'],
    ['control characters', 'a\u0000b\u0007', 'ab'],
    ['halves of characters', 'a\ud800b', 'ab'],
    ['characters written in parts', 'e\u0301', '\u00e9'],
  ])('should be freed of %s, with a note', (_, given, clean) => {
    const found = judge({ name: text('姓名'), rows: { type: 'array', items: { type: 'string' } } }, { name: given, rows: ['x', given] });
    expect(found.answers).toEqual({ name: clean, rows: ['x', clean] });
    expect(found.notes.map(({ pointer }) => pointer)).toEqual(['/name', '/rows/1']);
    expect(found.notes[0]!.message.zh).toContain('「姓名」');
  });

  it('should stay as they are otherwise', () => {
    const answers = { name: 'Zoë 〇𠮷\n\t“引号”—…（）￥' };
    const found = judge({ name: text('姓名') }, answers);
    expect(found.answers).toBe(answers);
    expect(found.notes).toEqual([]);
  });
});

describe('unknown fields (未知字段)', () => {
  const fields = { name: text('姓名'), group: { type: 'object', title: '组', properties: { a: text('甲') } } };
  const answers = { name: 'x', ghost: 1, group: { a: 'y', ghost: 2 } };

  it('should be refused', () => {
    expect(told(judge(fields, answers))).toEqual([
      '/group/ghost 表单没有「ghost」这一项，请删除。',
      '/ghost 表单没有「ghost」这一项，请删除。',
    ]);
  });

  it('should be dropped where the form says so', () => {
    expect(judge(fields, answers, { 'x-unknown': 'drop' })).toEqual({ answers: { name: 'x', group: { a: 'y' } }, errors: [], notes: [] });
  });

  it.each(['{"__proto__":{"polluted":1}}', '{"name":"x","group":{"constructor":{}}}', '{"prototype":1}', '{"group":{"__proto__":[]}}'])(
    'should never reach into JavaScript: %s',
    source => {
      for (const more of [{}, { 'x-unknown': 'drop' }]) {
        const found = judge(fields, JSON.parse(source), more);
        expect(found.errors).toHaveLength(1);
        expect(found.errors[0]!.message.zh).toContain('不允许使用');
      }
      expect(({} as Values).polluted).toBeUndefined();
    },
  );

  it.each(['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])('should not take %s for answered or known', name => {
    expect(judge(fields, { [name]: 'x' }).errors.map(({ pointer }) => pointer)).toEqual([`/${name}`]);
    expect(judge(fields, { [name]: 'x' }, { 'x-unknown': 'drop' }).answers).toEqual({});
    expect(judge({ [name]: text('怪名') }, {}, { required: [name] }).errors.map(({ pointer }) => pointer)).toEqual([`/${name}`]);
  });
});

describe('size (大小)', () => {
  const fields = { name: text('姓名'), rows: { type: 'array', title: '行', items: { type: 'string' } } };

  it.each([
    ['more than 1 MB', { name: '长'.repeat(400_000) }, '超过 1024 KB'],
    ['more than 1 MB in many texts', { rows: Array.from({ length: 1_000 }, () => 'x'.repeat(1_100)) }, '超过 1024 KB'],
    ['too many entries', { rows: Array.from({ length: 1_001 }, () => 'x') }, '超过 1000 项'],
    ['too many levels', JSON.parse(`{"name":${'['.repeat(40)}${']'.repeat(40)}}`), '嵌套超过 32 层'],
    ['no object', ['x'], '应为一份表单的填写内容'],
  ])('should refuse %s with one sentence', (_, answers, sentence) => {
    const began = process.cpuUsage();
    const found = judge(fields, answers);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1_000);
    expect(found.errors).toHaveLength(1);
    expect(found.errors[0]!.message.zh).toContain(sentence);
  });

  it('should count bytes exactly near the limit', () => {
    const room = 1024 * 1024 - '{"name":""}'.length;
    expect(judge(fields, { name: 'x'.repeat(room) }).errors).toEqual([]);
    expect(judge(fields, { name: 'x'.repeat(room + 1) }).errors).toHaveLength(1);
  });
});

describe('codes (字典)', () => {
  const place = text('所在地', { 'x-codes': 'division', 'x-codes-level': 3 });
  const many = { type: 'array', title: '区域', items: { type: 'string', 'x-codes': 'division' } };

  it.each([
    [{ place: '430903', many: ['43', '4309'] }, []],
    [{ place: '999999' }, ['/place 「所在地」请从行政区划中选择。']],
    [{ place: '4309' }, ['/place 「所在地」选得不够细，请选到县级。']],
    [{ place: '430999' }, ['/place 「所在地」中的「区划430999」已停用，请从行政区划中重新选择。']],
    [{ many: ['43', 'x'] }, ['/many/1 「区域（第 2 项）」请从行政区划中选择。']],
    [{ place: 5 }, ['/place 「所在地」应为文字。']],
    [{ other: 'anything' }, []],
  ])('should say of %j: %j', (answers, errors) => {
    expect(told(judge({ place, many, other: text('其他', { 'x-codes': 'own-list' }) }, answers))).toEqual(errors);
  });

  it('should let a retired code stay where it stood', () => {
    expect(judge({ place }, { place: '430999' }, {}, { before: { place: '430999' } }).errors).toEqual([]);
  });
});

describe('amounts (金额)', () => {
  it.each([
    [99, '「费用」不能小于 1.00 元。'],
    [500_001, '「费用」不能大于 5000.00 元。'],
  ])('should be said in yuan: %d', (fee, sentence) => {
    const field = { type: 'integer', title: '费用', 'x-money': true, minimum: 100, maximum: 500_000 };
    expect(judge({ fee: field }, { fee }).errors.map(({ message }) => message.zh)).toEqual([sentence]);
  });
});

describe('rights of a step (字段权限)', () => {
  const fields = {
    result: text('结论', { 'x-id': 'f_result' }),
    opinion: text('意见', { 'x-id': 'f_opinion', minLength: 2 }),
    secret: text('来源', { 'x-id': 'f_secret' }),
    fee: { type: 'integer', title: '费用', 'x-id': 'f_fee' },
    total: { type: 'integer', title: '合计', 'x-id': 'f_total', 'x-value': 'fee * 2' },
  };
  const before = { result: 'pass', opinion: '同意', secret: '举报', fee: 1, total: 2 };
  const step = (rights: FieldRights, answers: Values) => judge(fields, answers, { required: ['opinion', 'secret'] }, { rights, before });

  it('should keep what may only be read, and what is hidden, whatever was sent', () => {
    const found = step({ read: ['f_opinion'], hide: ['f_secret'] }, { result: 'no', opinion: '改', secret: '改', fee: 5 });
    expect(found.errors).toEqual([]);
    expect(found.answers).toEqual({ result: 'no', opinion: '同意', secret: '举报', fee: 5, total: 10 });
  });

  it('should keep everything but what is to be written', () => {
    expect(step({ write: ['f_fee'] }, { fee: 7, result: 'no' }).answers).toEqual({ ...before, fee: 7, total: 14 });
  });

  it('should not ask for what the step cannot fill in', () => {
    expect(judge(fields, { result: 'x' }, { required: ['opinion'] }, { rights: { write: ['f_result'] } }).errors).toEqual([]);
  });

  it('should require what the step requires', () => {
    expect(told(step({ required: ['f_result'] }, { opinion: '同意', secret: 'x' }))).toEqual(['/result 请填写「结论」。']);
  });
});

describe('the order of errors', () => {
  it('should be that of the form, rows by number, one error a field', () => {
    // given
    const rows = {
      type: 'array',
      title: '行',
      items: { type: 'object', required: ['b'], properties: { a: text('甲', { minLength: 2, pattern: '^x' }), b: text('乙') } },
    };
    const fields = { first: text('一', { 'x-required': 'true' }), rows, last: text('末', { format: 'date' }) };
    // when
    const found = judge(fields, {
      last: 'x',
      rows: [{ a: 'y' }, ...Array.from({ length: 9 }, () => ({ b: 'z' })), { a: 'y', b: 'z' }],
      ghost: 1,
    });
    // then
    expect(found.errors.map(({ pointer }) => pointer)).toEqual(['/first', '/rows/0/a', '/rows/0/b', '/rows/10/a', '/last', '/ghost']);
  });
});

describe('hostile answers (恶意答案)', () => {
  const list = (items: Values) => ({ type: 'array', title: '列表', maxItems: 1_000, uniqueItems: true, items });

  it.each([
    [
      'many wrong entries in lists of lists',
      { rows: { type: 'array', title: '表', items: list({ type: 'string', title: '项' }) } },
      { rows: Array.from({ length: 250 }, (_, row) => Array.from({ length: 1_000 }, (_, n) => row + n)) },
    ],
    [
      'a thousand different objects that must differ',
      { rows: list({ type: 'object', properties: { n: { type: 'integer', title: '数' } } }) },
      { rows: Array.from({ length: 1_000 }, (_, n) => ({ n })) },
    ],
    ['a long text for a pattern', { name: text('名', { pattern: '^(a+)+$' }) }, { name: `${'a'.repeat(50_000)}!` }],
    ['a thousand unknown names', { name: text('名') }, Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`x${n}`, n]))],
    [
      'a thousand rows, all wrong',
      {
        rows: {
          type: 'array',
          title: '表',
          items: { type: 'object', required: ['a', 'b', 'c'], properties: { a: text('甲'), b: text('乙'), c: text('丙') } },
        },
      },
      { rows: Array.from({ length: 1_000 }, () => ({})) },
    ],
  ])('should be judged within a second: %s', (_, fields, answers) => {
    const compiled = compileJudge({ type: 'object', properties: fields });
    const began = process.cpuUsage();
    const { errors } = compiled(answers, context);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1_000);
    expect(errors.length).toBeLessThanOrEqual(100);
  });

  it('should leave 200 texts that look like expressions as they are (S02)', () => {
    // given
    const marks = [
      `$${'{1+1}'}`,
      '#{1+1}',
      '{{1+1}}',
      '<%= 1+1 %>',
      '= 1 + 1',
      '=applicant.name',
      '"+name+"',
      `\`$${'{name}'}\``,
      '$' + '{environment.variables.secret}',
      '{{constructor.constructor("return 1")()}}',
    ];
    const payloads = Array.from({ length: 20 }, (_, nth) =>
      marks.map(mark => `${'x'.repeat(nth)}${mark}${nth % 2 === 0 ? '' : ' and name'}`),
    ).flat();
    const fields = {
      name: text('名', { maxLength: 200 }),
      copy: text('抄', { 'x-value': 'name', maxLength: 200 }),
      both: text('连', { 'x-value': 'name + "|" + name', maxLength: 500 }),
      seen: text('见', { 'x-visible': 'contains(name, "1")' }),
      rows: { type: 'array', title: '行', items: { type: 'object', properties: { a: text('甲'), b: text('乙', { 'x-value': 'a' }) } } },
    };
    const compiled = compileJudge({ type: 'object', properties: fields });
    expect(payloads).toHaveLength(200);
    for (const name of payloads) {
      // when
      const found = compiled({ name, rows: [{ a: name }] }, context);
      // then
      expect(found).toEqual({
        answers: { name, copy: name, both: `${name}|${name}`, rows: [{ a: name, b: name }] },
        errors: [],
        notes: [],
      });
    }
  });
});
