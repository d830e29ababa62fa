import { describe, expect, it } from 'vitest';
import { addWorkingDays } from '#engine/calendar/add.ts';
import { dateOf, readLocal } from '#engine/calendar/dates.ts';
import type { ClockRule } from '#engine/clocks/types.ts';
import { model } from '../execution/model.ts';
import { type Case, clockRule, item, openCase, release } from './legal.ts';

const asked = model(
  `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
   <userTask id="handle" bj:form="handle"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
   <exclusiveGateway id="h" default="h_grant"/><serviceTask id="ask" bj:act="request-supplement"/>
   <intermediateCatchEvent id="received" bj:act="receive-supplement"><messageEventDefinition messageRef="supplement-received"/></intermediateCatchEvent>
   <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
  's>accept',
  'accept>handle',
  'handle>h',
  'h>ask: data.handle.result = "incomplete"',
  'ask>received',
  'received>handle',
  'h>grant',
  'grant>e',
);

/** Four rounds after acceptance: notice and receipt, to the minute, and the cause of each notice. */
const rounds = [
  ['2026-03-03T10:20', '2026-03-05T14:05'],
  ['2026-03-06T09:31', '2026-03-10T16:42'],
  ['2026-03-11T08:00', '2026-03-13T12:30'],
  ['2026-03-16T11:59', '2026-03-20T15:15'],
] as const;

function askFor(one: Case, [notice, receipt]: (typeof rounds)[number], cause = 'applicantIncomplete'): void {
  one.at(notice);
  one.complete('handle', 'liqiang', { result: 'incomplete', cause });
  one.at(receipt);
  const refused = one.give('wangfang', { type: 'submit-supplement', materials: [] });
  if (refused) throw new Error(refused.message.en);
}

const opened = async (supplement: ClockRule['supplement'], unit: 'working-day' | 'working-hour' = 'working-day', days = 10) =>
  openCase([await release(asked, { clocks: [clockRule({ supplement, unit })], cards: null })], '2026-03-02T09:00', item(days));

describe('four rounds of supplement after acceptance', () => {
  it('should give the full length after each of them, from the day after its receipt', async () => {
    // given
    const one = await opened({ clock: 'restart', rule: 'first-receipt-if-omission' });
    for (const [index, round] of rounds.entries()) {
      // when
      askFor(one, round);
      // then
      const { promised } = one.state().clocks;
      const due = addWorkingDays(one.session.calendar, dateOf(readLocal(round[1])!), 10).date;
      expect(promised).toMatchObject({ run: index + 2, startOn: round[1].slice(0, 10), dueOn: due, length: 10, pauses: [] });
    }
  });

  it('should count from the first receipt once a later notice made good an omission of the staff, and not where LP-10 holds', async () => {
    // given
    const one = await opened({ clock: 'restart', rule: 'first-receipt-if-omission' });
    const lenient = await opened({ clock: 'restart', rule: 'last-receipt' });
    // when
    for (const [index, round] of rounds.entries()) {
      askFor(one, round, index === 2 ? 'staffOmission' : 'applicantIncomplete');
      askFor(lenient, round, index === 2 ? 'staffOmission' : 'applicantIncomplete');
    }
    // then
    expect(one.state().clocks.promised).toMatchObject({ run: 5, startOn: '2026-03-05', dueOn: '2026-03-19' });
    expect(lenient.state().clocks.promised).toMatchObject({ run: 5, startOn: '2026-03-20', dueOn: '2026-04-03' });
  });

  it('should leave the remaining time exact to the minute where the rule is to pause', async () => {
    // given: 40 hours of office time (9:00-12:00, 14:00-17:00 and so on by the calendar) from 2026-03-02 09:00
    const one = await opened({ clock: 'pause', rule: 'last-receipt' }, 'working-hour', 40);
    const office = one.session.calendar.hours.periods;
    const minutesOf = (from: string, to: string) => {
      let sum = 0;
      for (let at = readLocal(from)!; at < readLocal(to)!; at += 60_000) {
        const local = new Date(at + 8 * 3_600_000);
        const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
        const isWeekend = [0, 6].includes(local.getUTCDay());
        if (!isWeekend && office.some(period => minute >= period.from && minute < period.to)) sum++;
      }
      return sum;
    };
    // when
    for (const round of rounds) askFor(one, round);
    // then: what was used before each notice, and from the last receipt to the due moment, is the length
    const spans = [['2026-03-02T09:00', rounds[0][0]], ...rounds.slice(1).map(([notice], index) => [rounds[index]![1], notice])] as const;
    const used = spans.reduce((sum, [from, to]) => sum + minutesOf(from!, to!), 0);
    const { promised } = one.state().clocks;
    const due = new Date(promised!.due + 8 * 3_600_000).toISOString().slice(0, 16);
    expect(promised).toMatchObject({ run: 1, status: 'running', length: 40 });
    expect(used + minutesOf(rounds[3][1], due)).toBe(40 * 60);
  });
});
