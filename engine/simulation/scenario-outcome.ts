import type { Entry } from '../cases/events.ts';
import type { CaseState } from '../cases/state.ts';
import type { Text } from '../problem.ts';
import type { ScenarioExpectation } from './scenario.ts';

/** Compare the end of a golden case with its expectation (对照预期); every difference in words. Incidents are differences unless they are expected. */
export function compareOutcome(expect: ScenarioExpectation, state: CaseState, entries: readonly Entry[], basis = 'promised'): Text[] {
  const found: Text[] = [];
  const compare = (what: Text, expected: unknown, actual: unknown) => {
    if (expected === undefined || same(expected, actual)) return;
    found.push({
      zh: `${what.zh}应为 ${JSON.stringify(expected)}，但为 ${JSON.stringify(actual)}。`,
      en: `Expected ${what.en} to be ${JSON.stringify(expected)}, but it was ${JSON.stringify(actual)}.`,
    });
  };
  compare({ zh: '路径', en: 'the path' }, expect.path, pathOf(entries));
  compare({ zh: '状态', en: 'the status' }, expect.status, state.status);
  compare({ zh: '阶段', en: 'the phase' }, expect.phase, state.phase);
  compare(
    { zh: '文书', en: 'the documents' },
    expect.documents,
    state.documents.map(({ document }) => document),
  );
  compare({ zh: '预警和牌', en: 'warnings and cards' }, expect.cards && expectedCards(expect.cards, basis), cardsOf(expect, state, basis));
  for (const [clock, dueOn] of Object.entries(expect.due ?? {})) {
    compare({ zh: `时限 ${clock} 的到期日`, en: `the due date of ${clock}` }, dueOn, state.clocks[clock]?.dueOn ?? null);
  }
  const incidents = Object.values(state.incidents);
  compare(
    { zh: '异常', en: 'the incidents' },
    expect.incidents,
    incidents.map(({ code }) => code),
  );
  return expect.incidents === undefined ? [...found, ...incidents.map(({ message }) => message)] : found;
}

/** Elements completed in order, as `expect.path` lists them. */
export function pathOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ events }) =>
    events.flatMap(event => (event.type === 'element-completed' && event.loop === undefined ? [event.element] : [])),
  );
}

/** What a golden case would expect if it were to go on as it went (采用结果): everything `compareOutcome` looks at, of the clocks asked for before. */
export function expectationOf(
  before: ScenarioExpectation,
  state: CaseState,
  entries: readonly Entry[],
  basis = 'promised',
): ScenarioExpectation {
  const cards = cardsOf(before, state, basis).map(({ level, on, clock }) => ({ level, on, ...(clock === basis ? {} : { clock }) }));
  const due = Object.keys(before.due ?? {}).flatMap(clock => {
    const on = state.clocks[clock]?.dueOn;
    return on == null ? [] : [[clock, on] as const];
  });
  const incidents = Object.values(state.incidents).map(({ code }) => code);
  return {
    path: pathOf(entries),
    status: state.status,
    phase: state.phase === 'closed' ? 'closed' : 'running',
    documents: state.documents.map(({ document }) => document),
    ...(cards.length > 0 || before.cards ? { cards } : {}),
    ...(due.length > 0 ? { due: Object.fromEntries(due) } : {}),
    ...(incidents.length > 0 ? { incidents } : {}),
  };
}

type Expected = NonNullable<ScenarioExpectation['cards']>;

function expectedCards(cards: Expected, basis: string) {
  return cards.map(({ level, on, clock }) => ({ level, on, clock: clock ?? basis }));
}

/** Cards of the clocks the scenario speaks of; without a name it is the clock the rules are based on; `step` means the clocks of single tasks. */
function cardsOf({ cards = [] }: ScenarioExpectation, state: CaseState, basis: string) {
  const clocks = new Set([basis, ...cards.map(({ clock }) => clock ?? basis)]);
  const shown = state.cards.map(({ level, on, clock }) => ({ level, on, clock: clock.startsWith('step:') ? 'step' : clock }));
  return shown.filter(({ clock }) => clocks.has(clock));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
