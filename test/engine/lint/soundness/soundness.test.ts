import { describe, expect, it } from 'vitest';
import { toGraph } from '#engine/lint/graph.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { lintSoundness } from '#engine/lint/soundness/index.ts';
import { boundary, compile, defined, eventSubProcess, flowsOf, model, timer } from '../../execution/model.ts';

const ab = '<userTask id="a" name="甲"/><userTask id="b" name="乙"/>';
const [start, end] = ['<startEvent id="s"/>', '<endEvent id="e"/>'];
const gate = (kind: string, id: string, attributes = '') => `<${kind}Gateway id="${id}" ${attributes}/>`;
const split = (kind: string, join: string, ...more: string[]) =>
  model(
    `${start}${gate(kind, 'g', kind === 'parallel' ? '' : 'default="g_b"')}${ab}${gate(join, 'j')}<serviceTask id="c" name="丙"/>${end}`,
    's>g',
    kind === 'parallel' ? 'g>a' : 'g>a: x = 1',
    'g>b',
    'a>j',
    'b>j',
    'j>c',
    'c>e',
    ...more,
  );
const within = (inner: string, ...flows: string[]) =>
  model(`${start}<subProcess id="sub"><startEvent id="is"/>${inner}${flowsOf(...flows)}</subProcess>${end}`, 's>sub', 'sub>e');
/** A second decision over settings that nobody changes. */
const twice = (second: string) =>
  model(
    `${start}${gate('exclusive', 'g', 'default="g_b"')}${ab}${gate('exclusive', 'h', 'default="h_d"')}<userTask id="c"/><userTask id="d"/>${end}`,
    's>g',
    'g>a: settings.x = 1',
    'g>b',
    'b>e',
    'a>h',
    `h>c: ${second}`,
    'h>d',
    'c>e',
    'd>e',
  );

async function found(xml: string): Promise<string[]> {
  return lintSoundness(toGraph(await compile(xml))).map(
    ({ code, element, severity }) => `${severity === 'error' ? '' : '?'}${code}@${element}`,
  );
}

describe('lintSoundness', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a choice joined by a parallel gateway', split('exclusive', 'parallel'), ['deadlock@j']],
    ['parallel branches that meet without a join', split('parallel', 'exclusive'), ['unsynchronised@j']],
    ['parallel branches joined', split('parallel', 'parallel'), []],
    ['an inclusive split joined by a parallel gateway', split('inclusive', 'parallel'), ['deadlock@j']],
    ['an inclusive split and its join', split('inclusive', 'inclusive'), []],
    ['an inclusive split that meets without a join', split('inclusive', 'exclusive'), []],
    [
      'an inclusive split of which both ways can be taken, without a join',
      split('inclusive', 'exclusive')
        .replace('default="g_b"', '')
        .replace('sourceRef="g" targetRef="b">', 'sourceRef="g" targetRef="b"><conditionExpression>y = 1</conditionExpression>'),
      ['unsynchronised@j'],
    ],
    ['branches that end by themselves', model(`${start}${gate('parallel', 'g')}${ab}${end}`, 's>g', 'g>a', 'g>b', 'a>e', 'b>e'), []],
    [
      'a branch that leaves by a boundary event while its join waits',
      model(
        `${start}${gate('parallel', 'g')}${ab}${boundary('t', 'a', timer('timeDuration', 'P1D'))}${gate('parallel', 'j')}${end}<endEvent id="e2"/>`,
        's>g',
        'g>a',
        'g>b',
        'a>j',
        'b>j',
        't>e2',
        'j>e',
      ),
      ['deadlock@j'],
    ],
    [
      'a reminder beside that ends by itself',
      model(
        `${start}${ab}${boundary('t', 'a', timer('timeDuration', 'P1D'), false)}<task id="c"/>${end}<endEvent id="e2"/>`,
        's>a',
        'a>b',
        'b>e',
        't>c',
        'c>e2',
      ),
      [],
    ],
    [
      'a reminder beside that goes on into the main way',
      model(`${start}${ab}${boundary('t', 'a', timer('timeDuration', 'P1D'), false)}${end}`, 's>a', 'a>b', 't>b', 'b>e'),
      ['?unsynchronised@b'],
    ],
    [
      'a loop none of whose ways leads out',
      model(
        `${start}${gate('exclusive', 'm')}${ab}${gate('exclusive', 'g', 'default="g_m"')}${end}`,
        's>m',
        'm>a',
        'a>g',
        'g>m',
        'g>b: x = 1',
        'b>m',
      ),
      ['endless-loop@a'],
    ],
    [
      'a deadlock inside a sub-process',
      within(
        `${gate('exclusive', 'g', 'default="g_b"')}${ab}${gate('parallel', 'j')}<endEvent id="ie"/>`,
        'is>g',
        'g>a: x',
        'g>b',
        'a>j',
        'b>j',
        'j>ie',
      ),
      ['deadlock@j'],
    ],
    [
      'a terminate that ends the other branch',
      model(
        `${start}${gate('parallel', 'g')}${ab}<endEvent id="t"><terminateEventDefinition/></endEvent>${end}`,
        's>g',
        'g>a',
        'g>b',
        'a>t',
        'b>e',
      ),
      [],
    ],
    ['a step behind decisions that contradict each other', twice('settings.x = 2'), ['?dead-element@c']],
    ['a step behind decisions that agree', twice('settings.x = 1 and settings.y = "z"'), []],
    ['a step for values between two that lie close together', twice('settings.x = 1 and settings.y > 0.1 and settings.y < 0.2'), []],
    [
      'a step for values between two that no value lies between',
      twice('settings.x = 1 and settings.y > 0.2 and settings.y < 0.1'),
      ['?dead-element@c'],
    ],
    [
      'an event sub-process that takes over a stuck level',
      model(
        `${start}<userTask id="a"/>${end}${eventSubProcess('esp', defined('message', 'stop'), `<endEvent id="ee"/>${flowsOf('espS>ee')}`)}`,
        's>a',
        'a>e',
      ),
      [],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    expect(await found(xml)).toEqual(expected);
  });

  it.each([
    ['settings.ok and settings.x > 100', 'settings.ok'],
    ['settings.x > 100 and settings.ok', 'settings.x > 50 and settings.ok'],
    ['not(settings.ok) and settings.s = "a"', 'settings.s = "a"'],
    ['settings.ok or settings.s = "a"', 'settings.ok'],
    ['settings.ok = (settings.x > 3)', 'settings.ok = not(settings.x > 3)'],
    ['settings.s > "m"', 'settings.s > "n"'],
    ['settings.s >= "2026-01-01" and settings.s < "2026-06-01"', '"2026-02-01" < (settings.s)'],
    ['settings.x = 10 -5', 'settings.x = 5'],
    ['settings.x != 99999999999999999999', 'settings.x > 99999999999999999999'],
    ['settings.x = 01', 'settings.x = 1'],
    ['settings.s = "a\nb"', 'settings.s = "a\tb"'],
  ])('should find each way open that "%s" and then "%s" leave open', async (first, second) => {
    const xml = model(
      `${start}${gate('exclusive', 'g', 'default="g_b"')}${ab}${gate('exclusive', 'h', 'default="h_d"')}<userTask id="c"/><userTask id="d"/>${end}`,
      's>g',
      `g>a: ${first}`,
      'g>b',
      'a>h',
      'b>h',
      `h>c: ${second}`,
      'h>d',
      'c>e',
      'd>e',
    );
    expect(await found(xml)).toEqual([]);
  });

  it('should not call a loop endless that ends where a fact holds and a number is high', async () => {
    const flows = ['s>m', 'm>a', 'a>g', 'g>b: ok and x > 100', 'g>m', 'b>e'];
    expect(await found(model(`${start}${gate('exclusive', 'm')}${ab}${gate('inclusive', 'g', 'default="g_m"')}${end}`, ...flows))).toEqual(
      [],
    );
  });

  it('should find each way open where one path lies within another', async () => {
    const flows = ['s>g', 'g>a: settings.x.y = 1', 'g>b: settings.x = null', 'g>e', 'a>e', 'b>e'];
    expect(await found(model(`${start}${gate('inclusive', 'g', 'default="g_e"')}${ab}${end}`, ...flows))).toEqual([]);
  });

  it('should show a way to the join that waits for ever, tokens and all', async () => {
    // given
    const definition = await compile(split('exclusive', 'parallel'));
    // when
    const [problem] = lintSoundness(toGraph(definition));
    // then
    expect(problem!.trace!.map(({ element, tokens }) => [element, tokens])).toEqual([
      [null, []],
      ['s', ['s_g']],
      ['g', ['g_b']],
      ['b', ['b_j']],
      ['j', ['b_j']],
      ['j', ['b_j']],
    ]);
    expect(problem!.trace![2]!.text.zh).toBe('「g」选择去往「乙」。');
    expect(problem!.trace!.at(-1)!.text.zh).toContain('办件停在这里');
    expect(problem!.related).toEqual(['a', 'g']);
  });

  it.each([
    ['__proto__ = 1', 'feel-forbidden-name'],
    ['toString = 1', 'feel-forbidden-name'],
    ['settings.__proto__.polluted = 1', 'dead-element'],
    ['data.?x = 1 // odd', 'unknown-form'],
    ['data.?x = 1', 'unknown-form'],
    [Array.from({ length: 20_000 }, (_, at) => `a${at} = ${at}`).join(' and '), 'feel-too-long'],
  ])('should only tell what is wrong with a hostile condition such as %.40s', async (condition, expected) => {
    // given
    const flows = ['s>g', `g>a: ${condition}`, 'g>b', 'a>e', 'b>e'];
    const definition = await compile(model(`${start}${gate('inclusive', 'g', 'default="g_b"')}${ab}${end}`, ...flows));
    // when
    const problems = lintProcess(definition, { forms: [], roles: [], documents: [], texts: [], calls: [] });
    // then
    expect(problems.map(({ code }) => code)).toContain(expected);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('should say that a search was not ended, and nothing else, where its bounds end it', async () => {
    const definition = await compile(split('parallel', 'parallel'));
    const found = lintSoundness(toGraph(definition), { states: 1, moves: 2 });
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['soundness-unfinished', 'warning']]);
  });

  it('should give what the lint sees in the drawing alone the way that shows it, and tell it once', async () => {
    // given: nothing splits, so that the join is known to be stuck
    const definition = await compile(split('exclusive', 'parallel'));
    // when
    const told = lintProcess(definition).filter(({ code }) => code === 'join-stuck' || code === 'deadlock');
    // then
    expect(told.map(({ code }) => code)).toEqual(['join-stuck']);
    expect(told[0]!.trace!.length).toBeGreaterThan(3);
  });
});
