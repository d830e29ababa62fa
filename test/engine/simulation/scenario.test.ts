import { beforeAll, describe, expect, it } from 'vitest';
import type { ScenarioRun } from '#engine/simulation/index.ts';
import { runScenario } from '#engine/simulation/index.ts';
import { answersFor } from '../../support/answers.ts';
import type { Shipped } from '../cases/packs.ts';
import { loadShipped } from '../cases/packs.ts';

describe('golden cases of the promised pack', () => {
  let shipped: Shipped;
  beforeAll(async () => {
    shipped = await loadShipped();
  });

  const done = (element: string, data: Record<string, unknown> = {}) => ({ complete: element, data: { ...answersFor(element), ...data } });

  function run(scenario: Omit<ScenarioRun['scenario'], 'title' | 'answers'>) {
    const { releases, promised, items, organisation, calendar } = shipped;
    const service = items.find(({ id }) => id === 'food-business-new')!;
    const ordered = [promised, ...releases.filter(release => release !== promised)];
    const title = { zh: '测试', en: 'Test' };
    return runScenario({
      scenario: { ...scenario, title, answers: answersFor(service.form) },
      releases: ordered,
      service,
      organisation,
      calendar,
    });
  }

  it('should go from application over a supplement to delivery with every document', () => {
    // when
    const result = run({
      start: '2026-02-12T10:00',
      steps: [
        done('check', { result: 'incomplete' }),
        done('notice'),
        { at: '2026-02-13T10:00' },
        { supplement: [] },
        done('recheck', { result: 'complete' }),
        { ...done('handle', { result: 'pass' }), expectCandidates: ['handler@market-supervision'] },
        done('review', { result: 'pass' }),
        done('approve', { result: 'grant' }),
        done('deliver'),
      ],
      expect: {
        status: 'delivered',
        phase: 'closed',
        documents: ['supplement-notice', 'acceptance-notice', 'decision', 'delivery-receipt'],
        cards: [],
        due: { promised: '2026-02-27' },
      },
    });
    // then
    expect(result.differences).toEqual([]);
    expect(result.ok).toBe(true);
  });

  it('should urge in words, by whom the step names, once a working day', () => {
    // when
    const result = run({
      start: '2026-02-12T10:00',
      steps: [
        done('check', { result: 'accept' }),
        { urge: '请抓紧办理。', by: 'supervision-office' },
        { urge: '请抓紧办理。', by: 'supervision-office', refused: 'urged-today' },
        { urge: '申请人来电询问。' },
      ],
      expect: { status: 'accepted' },
    });
    // then
    expect(result.differences).toEqual([]);
    expect(result.state!.urges.map(({ by, times }) => [by, times])).toEqual([
      ['liuyang', 1],
      ['wangfang', 1],
    ]);
  });

  it('should warn and card on their days while nobody handles it', () => {
    // when
    const result = run({
      start: '2026-02-13T10:00',
      steps: [done('check', { result: 'accept' }), { at: '2026-03-10T12:00' }],
      expect: {
        status: 'accepted',
        phase: 'running',
        cards: [
          { level: 'warning', on: '2026-02-26' },
          { level: 'yellow', on: '2026-02-28' },
          { level: 'red', on: '2026-03-03' },
        ],
      },
    });
    // then
    expect(result.differences).toEqual([]);
  });

  it('should pause for a special procedure while the handler goes on', () => {
    // when
    const result = run({
      start: '2026-03-02T09:00',
      steps: [
        done('check', { result: 'accept' }),
        { pause: 'inspection', days: 10, reason: '样品需要送检' },
        done('special', { procedure: 'inspection', days: 10, reason: '样品需要送检' }),
        done('handle', { result: 'pass' }),
        { at: '2026-03-16T09:00' },
        { resume: 'inspection' },
      ],
      expect: { documents: ['acceptance-notice', 'special-procedure-notice'], cards: [], due: { promised: '2026-03-20' } },
    });
    // then
    expect(result.differences).toEqual([]);
    expect(Object.values(result.state!.tasks).map(({ element }) => element)).toEqual(['review']);
  });

  it('should tell every difference, refused step and missing task in words', () => {
    // when
    const result = run({
      start: '2026-03-02T09:00',
      steps: [done('approve'), { at: '2026-03-01T09:00' }, { message: 'nothing' }, { extension: 3, reason: '复杂' }],
      expect: {
        path: ['start'],
        status: 'granted',
        phase: 'closed',
        documents: ['decision'],
        cards: [{ level: 'red', on: '2026-03-02' }],
        due: { promised: '2026-03-09' },
      },
    });
    // then
    expect(result.ok).toBe(false);
    const words = result.differences.map(({ en }) => en).join('\n');
    for (const part of [
      'Step 1: Expected task "approve"',
      'Step 2:',
      'Step 3:',
      'Step 4:',
      'the status',
      'the phase',
      'the documents',
      'warnings and cards',
      'due date of promised',
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toContain('the path');
  });
});
