import { readLocal } from '#engine/calendar/dates.ts';
import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CompiledDecision } from '#engine/decisions/types.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { item, release } from '../cases/legal.ts';
import { organisation } from '../cases/packs.ts';
import { staff } from '../cases/plays.ts';
import type { Play } from '../cases/random-run.ts';
import { compile as compileDecisions, decision, dmn, tableOf } from '../decisions/dmn.ts';
import type { Block } from './blocks.ts';
import { draw, helper, helperModel, messages, signals } from './draw.ts';

/** The decision that rule tasks make (决策): a fee by `n`. */
export const feeTable = dmn(
  decision(
    'fee',
    tableOf({
      inputs: [{ of: 'n' }],
      outputs: [{ name: 'fee' }],
      rules: [
        ['< 3', '0'],
        ['[3..6]', 'n * 10'],
        ['> 6', 'floor(n / 3)'],
      ],
    }),
  ),
);

/** What every drawn model stands on: the process that calls call, and the decision. */
export interface Ground {
  readonly helper: ReleaseDefinition;
  readonly decisions: Readonly<Record<string, CompiledDecision>>;
}

/** Compile what all models share, once. */
export async function layGround(): Promise<Ground> {
  return { helper: await release(helperModel, { content: helper, roles: {} }), decisions: await compileDecisions(feeTable) };
}

/** The command that opens a case of a drawn model. */
export const opening: CaseCommandBody = {
  type: 'open-case',
  content: 'c1',
  pack: 'test',
  releaseNumber: 1,
  intakeType: 'promised',
  service: item(),
  applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
  window: '综合窗口',
  answers: { shop: '老街米粉店' },
  materials: [],
  queryCode: 'TESTTESTTEST',
  numberPattern: 'HS-{seq4}',
  variables: { n: 5, ok: false, list: [1, 2], fee: 0, half: 0 },
};

/** A drawn model as a play: in the test centre, on the official calendar, with clocks and cards. Fails where the model has a lint error. */
export async function playOf(block: Block, { helper: called, decisions }: Ground): Promise<Play> {
  const main = await release(draw(block), { roles: {}, calls: { [helper]: helper }, decisions });
  const error = lintProcess(main.process).find(({ severity }) => severity === 'error');
  if (error) throw new Error(`a drawn model has a lint error: ${JSON.stringify(error)}`);
  const releases = new Map([main, called].map(one => [one.content, one]));
  return {
    context: { organisation, calendar: officialCalendar(), release: content => releases.get(content) },
    releases,
    now: readLocal('2026-02-12T10:00')!,
    opening,
    actor: staff[0]!,
    people: staff,
    answers: (_, below) => ({ n: below(10), ok: below(2) === 0 }),
    messages,
    signals,
  };
}
