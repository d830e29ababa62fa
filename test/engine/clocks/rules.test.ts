import { describe, expect, it } from 'vitest';
import { article45, checkClocks, countFrom, defaultProcedures, pauseTitle } from '#engine/clocks/index.ts';

const delivery = { id: 'delivery', length: '= 10', start: { on: 'grant' }, stop: ['deliver'] };
const withRule = (more: object) => ({ clocks: [{ ...delivery, ...more }] });

describe('checkClocks', () => {
  it('should give every optional field its default', () => {
    // given, when
    const { rules, problems } = checkClocks({ clocks: [{ id: 'delivery', length: '= 10', start: { on: 'grant' } }] });
    // then
    expect(problems).toEqual([]);
    expect(rules).toEqual([
      {
        id: 'delivery',
        title: { zh: '送达时限', en: 'Delivery limit' },
        length: { text: '10', feel: true },
        unit: 'working-day',
        start: { on: 'grant', count: 'next-day' },
        supplement: { clock: 'restart', rule: 'first-receipt-if-omission' },
        pause: [],
        stop: [],
        onBreach: 'none',
      },
    ]);
  });

  it('should read an extension and its defaults', () => {
    // given, when
    const { rules } = checkClocks(withRule({ extend: { by: 10 } }));
    // then
    expect(rules[0]!.extend).toEqual({ max: 1, by: { text: '10', feel: true }, approver: 'organ-head', beforeDue: true });
  });

  it('should read the condition under which a clock runs', () => {
    // given, when
    const { rules, problems } = checkClocks(withRule({ when: '= settings.finishBy = "sameDay"' }));
    // then
    expect(problems).toEqual([]);
    expect(rules[0]!.when).toEqual({ text: 'settings.finishBy = "sameDay"', feel: true });
  });

  it('should let stage and step clocks go without start and length', () => {
    // given, when
    const { rules, problems } = checkClocks({
      clocks: [
        { id: 'stage', per: 'stage' },
        { id: 'step', per: 'step' },
      ],
    });
    // then
    expect(problems).toEqual([]);
    expect(rules.map(rule => [rule.per, rule.start, rule.length.text])).toEqual([
      ['stage', undefined, ''],
      ['step', undefined, ''],
    ]);
  });

  it.each([
    ['no list', {}, '/clocks'],
    ['no object', { clocks: ['promised'] }, '/clocks/0'],
    ['an id in capitals', withRule({ id: 'Delivery' }), '/clocks/0/id'],
    ['the id twice', { clocks: [delivery, delivery] }, '/clocks/1/id'],
    ['no length', withRule({ length: undefined }), '/clocks/0/length'],
    ['a length that is neither number nor FEEL', withRule({ length: 'ten' }), '/clocks/0/length'],
    ['an empty expression', withRule({ length: '= ' }), '/clocks/0/length'],
    ['an unknown unit', withRule({ unit: 'week' }), '/clocks/0/unit'],
    ['no start', withRule({ start: undefined }), '/clocks/0/start'],
    ['an unknown act', withRule({ start: { on: 'dance' } }), '/clocks/0/start/on'],
    ['an unknown stop', withRule({ stop: ['deliver', 'x'] }), '/clocks/0/stop/1'],
    ['an unknown supplement rule', withRule({ supplement: { clock: 'stop' } }), '/clocks/0/supplement/clock'],
    ['an unknown breach action', withRule({ onBreach: 'explode' }), '/clocks/0/onBreach'],
    ['an extension without length', withRule({ extend: {} }), '/clocks/0/extend/by'],
    ['a title in one language', withRule({ title: { zh: '送达' } }), '/clocks/0/title'],
    ['a slip of the pen', withRule({ lenght: 3 }), '/clocks/0/lenght'],
    ['pauses as text', withRule({ pause: 'hearing' }), '/clocks/0/pause'],
    ['a pause for what is no lawful procedure', withRule({ pause: ['hearing', 'lunch'] }), '/clocks/0/pause/1'],
    [
      'a pause that the list of the pack lacks',
      { procedures: ['tender'], ...withRule({ pause: ['superior', 'hearing'] }) },
      '/clocks/0/pause/1',
    ],
    ['an unknown moment to count from', withRule({ start: { on: 'grant', from: 'dawn' } }), '/clocks/0/start/from'],
    ['an unknown rule for days off', withRule({ start: { on: 'grant', offDay: 'skip' } }), '/clocks/0/start/offDay'],
    ['an unknown rule for late starts', withRule({ start: { on: 'grant', afterClose: true } }), '/clocks/0/start/afterClose'],
    ['a condition that is no expression', withRule({ when: 'sameDay' }), '/clocks/0/when'],
    ['a condition of a clock per stage', { clocks: [{ id: 'stage', per: 'stage', when: '= true' }] }, '/clocks/0/when'],
    ['an unknown template', withRule({ template: 'tax-law' }), '/clocks/0/template'],
    [
      'a template without such a clock',
      { clocks: [{ id: 'promised', template: 'licensing-law', length: 3, start: { on: 'accept' } }] },
      '/clocks/0/template',
    ],
    ['a largest extension that is no number', withRule({ extend: { by: 5, most: 'ten' } }), '/clocks/0/extend/most'],
    ['procedures as text', { procedures: 'hearing', clocks: [] }, '/procedures'],
    ['a procedure twice', { procedures: ['hearing', { id: 'hearing' }], clocks: [] }, '/procedures/1'],
    ['a procedure without a name', { procedures: ['survey'], clocks: [] }, '/procedures/0/title'],
    ['the supplement as a procedure', { procedures: [{ id: 'supplement', title: { zh: '补正', en: 'x' } }], clocks: [] }, '/procedures/0'],
    ['an endless longest pause', { procedures: [{ id: 'hearing', longest: { length: 1e9 } }], clocks: [] }, '/procedures/0/longest/length'],
    ['a role that is none', { procedures: [{ id: 'hearing', by: ['承办人'] }], clocks: [] }, '/procedures/0/by/0'],
  ])('should point at %s', (_name, value, pointer) => {
    // given, when
    const { problems } = checkClocks(value);
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
    expect(problems[0]).toMatchObject({ file: 'clocks.json', severity: 'error' });
  });

  it('should keep the good rules beside a wrong one', () => {
    // given, when
    const { rules } = checkClocks({ clocks: [{ id: 'promised' }, delivery] });
    // then
    expect(rules.map(rule => rule.id)).toEqual(['delivery']);
  });

  it.each([null, undefined, 3, 'x', [], { clocks: null }])('should answer %j with a problem, never an exception', value => {
    // given, when
    const { problems } = checkClocks(value);
    // then
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('checkClocks, start rules', () => {
  it('should keep what the start says, and nothing it does not', () => {
    // given
    const start = { on: 'receive', count: 'same-day', from: 'receipt', offDay: 'next-working-day', afterClose: 'next-working-day' };
    // when
    const { rules, problems } = checkClocks(withRule({ start }));
    // then
    expect(problems).toEqual([]);
    expect(rules[0]!.start).toEqual(start);
  });
});

describe('checkClocks, procedures', () => {
  it('should know the procedures of art. 45, 公示 and 现场勘验 where a pack lists none', () => {
    // given, when
    const { procedures } = checkClocks({ clocks: [] });
    // then
    expect(procedures).toBe(defaultProcedures);
    expect(procedures.map(({ title }) => title.zh).join('、')).toBe('听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审、公示、现场勘验');
    expect(procedures.every(({ notice, by }) => notice === 'special-procedure-notice' && by.length === 0)).toBe(true);
  });

  it('should read the list of a pack, by name or in full', () => {
    // given
    const survey = {
      id: 'survey',
      title: { zh: '测绘', en: 'Survey' },
      notice: 'survey-notice',
      by: ['handler'],
      longest: { length: 30, unit: 'calendar-day' },
    };
    // when
    const { procedures, problems } = checkClocks({
      procedures: ['hearing', survey, { id: 'testing', longest: { length: 5 } }],
      clocks: [],
    });
    // then
    expect(problems).toEqual([]);
    expect(procedures).toEqual([
      defaultProcedures[0],
      survey,
      { ...defaultProcedures.find(({ id }) => id === 'testing'), longest: { length: 5, unit: 'working-day' } },
    ]);
  });

  it('should call every reason of a pause by its name', () => {
    // given
    const own = [{ ...defaultProcedures[0]!, title: { zh: '听证会', en: 'Public hearing' } }];
    // when
    const titles = ['hearing', 'testing', 'superior', 'supplement', 'other'].map(reason => pauseTitle(reason, own).zh);
    // then
    expect(titles).toEqual(['听证会', '检测', '上级审查', '补正', 'other']);
  });

  it('should let a pack without a list say special-procedure for any of them', () => {
    // given
    const pause = ['hearing', 'superior', 'special-procedure'];
    // when
    const [without, with_] = [checkClocks(withRule({ pause })), checkClocks({ procedures: ['hearing'], ...withRule({ pause }) })];
    // then
    expect(without.rules[0]!.pause).toEqual(pause);
    expect(with_.problems.map(({ pointer }) => pointer)).toEqual(['/clocks/0/pause/2']);
  });
});

describe('checkClocks, the template of the law (行政许可法)', () => {
  const ofLaw = (id: string, more: object = {}) => checkClocks({ clocks: [{ id, template: 'licensing-law', ...more }] });

  it.each([
    ['notice', '5', 'receive', 'deemed-accepted', undefined, []],
    [
      'statutory',
      '20',
      'accept',
      'none',
      { max: 1, by: { text: '10', feel: true }, approver: 'organ-head', beforeDue: true, most: 10 },
      article45,
    ],
    ['lower-review', '20', 'accept', 'none', undefined, article45],
    ['delivery', '10', 'grant', 'none', undefined, []],
  ] as const)('should give %s its length, start, breach, extension and pauses', (id, length, on, onBreach, extend, pause) => {
    // given, when
    const { rules, problems } = ofLaw(id);
    // then
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({ unit: 'working-day', length: { text: length }, start: { on, count: 'next-day' }, onBreach, pause });
    expect(rules[0]!.extend).toEqual(extend);
    expect(rules[0]!.stop.length).toBeGreaterThan(0);
  });

  it('should give a joint decision forty-five days, and fifteen more by the government', () => {
    // given, when
    const { rules } = checkClocks({ clocks: [{ id: 'statutory', template: 'licensing-law-joint' }] });
    // then
    expect(rules[0]!.length.text).toBe('45');
    expect(rules[0]!.extend).toMatchObject({ by: { text: '15' }, approver: 'government-head', most: 15 });
  });

  it('should let what is written stand, field by field in start and extend', () => {
    // given
    const written = { length: '= service.statutoryLimit', start: { from: 'receipt' }, extend: { approver: 'deputy' }, pause: ['superior'] };
    // when
    const { rules, problems } = ofLaw('statutory', written);
    // then
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({
      length: { text: 'service.statutoryLimit' },
      start: { on: 'accept', from: 'receipt' },
      extend: { by: { text: '10' }, approver: 'deputy', most: 10 },
      pause: ['superior'],
    });
    expect(ofLaw('statutory', { extend: null }).rules[0]!.extend).toBeUndefined();
  });

  it('should pause only for procedures the pack lists', () => {
    // given
    const clocks = [{ id: 'statutory', template: 'licensing-law' }];
    // when
    const { rules } = checkClocks({ procedures: ['publicity', 'testing', 'hearing'], clocks });
    // then
    expect(rules[0]!.pause).toEqual(['hearing', 'testing']);
  });
});

describe('countFrom (docs/domain.md section 2)', () => {
  const notice = (cause: string) => ({ at: 0, cause });

  it.each([
    ['no supplement', [], [], 'first-receipt-if-omission', 100],
    ['one supplement', [notice('applicantIncomplete')], [20], 'first-receipt-if-omission', 20],
    [
      'two, the applicant incomplete again',
      [notice('applicantIncomplete'), notice('applicantIncomplete')],
      [20, 30],
      'first-receipt-if-omission',
      30,
    ],
    [
      'two, the staff left something out (HS-12)',
      [notice('applicantIncomplete'), notice('staffOmission')],
      [20, 30],
      'first-receipt-if-omission',
      20,
    ],
    [
      'two, circumstances changed',
      [notice('applicantIncomplete'), notice('circumstancesChanged')],
      [20, 30],
      'first-receipt-if-omission',
      30,
    ],
    [
      'an omission in the first notice only',
      [notice('staffOmission'), notice('applicantIncomplete')],
      [20, 30],
      'first-receipt-if-omission',
      30,
    ],
    [
      'an omission where the centre has no penalty (LP-10)',
      [notice('applicantIncomplete'), notice('staffOmission')],
      [20, 30],
      'last-receipt',
      30,
    ],
  ] as const)('should count from the right receipt: %s', (_name, notices, receipts, rule, expected) => {
    // given, when
    const from = countFrom(100, { notices, receipts }, rule);
    // then
    expect(from).toBe(expected);
  });
});
