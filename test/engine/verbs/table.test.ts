import { describe, expect, it } from 'vitest';
import type { CaseCommandType } from '#engine/cases/commands.ts';
import { handlers } from '#engine/cases/commands/table.ts';
import { rows as moves } from './moves.rows.ts';
import { lastEvents } from './people.ts';
import { rows as seats } from './seats.rows.ts';
import { arenaOf, type StateName, stateNames } from './states.ts';

const rows = [...seats, ...moves];

/** Commands that are no verb on a task or a case: openings, deliveries, records, and what only the machine or an administrator's page gives. */
const noVerbs: readonly CaseCommandType[] = [
  'open-case',
  'start-activity',
  'submit-supplement',
  'request-extension',
  'deliver-message',
  'deliver-signal',
  'receive-material',
  'comment-case',
  'suspend-case',
  'resume-case',
  'pause-clock',
  'resume-clock',
  'review-clock',
  'recompute-clocks',
  'fire-timer',
  'fail-timer',
  'complete-job',
  'fail-job',
  'resolve-incident',
  'issue-card',
  'appeal-card',
  'decide-appeal',
  'revoke-card',
  'explain-overdue',
  'demand-supervision',
  'answer-supervision',
  'link-case',
  'rate-case',
];

describe('verb x state x events (办理动作表)', () => {
  const cells = rows.flatMap(row => Object.entries(row.answers).map(([state, answer]) => [row.verb, state, answer, row] as const));

  it.each(cells)('should answer %s in the state "%s" with %s', async (_, state, answer, row) => {
    // given
    const arena = await arenaOf(state as StateName, row.before);
    const before = JSON.stringify(arena.one.state());
    const entries = arena.one.session.entries.length;
    // when
    const refused = arena.one.give(...row.give(arena));
    // then
    expect(refused ? `!${refused.code}` : lastEvents(arena.one).join(' ')).toBe(answer);
    if (!refused) return;
    expect(refused.message.en).toMatch(/^Expected .*, but /);
    expect([JSON.stringify(arena.one.state()), arena.one.session.entries.length]).toEqual([before, entries]);
  });

  it('should have a row for every command that is a verb, with an answer for every state', () => {
    const verbs = (Object.keys(handlers) as CaseCommandType[]).filter(type => !noVerbs.includes(type));
    expect(rows.map(({ verb }) => verb).toSorted()).toEqual(verbs.toSorted());
    for (const { answers } of rows) expect(Object.keys(answers).toSorted()).toEqual([...stateNames].toSorted());
  });
});
