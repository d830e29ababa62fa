import { describe, expect, it } from 'vitest';
import type { PackFiles } from '#processes/types.ts';
import { filesOf, withBpmn, withJson } from '../shipped.ts';
import { codesIn } from './changed.ts';

const promised = filesOf('promised');
const drawn = (from: string | RegExp, to: string, files = promised) => withBpmn(files, from, to);
const document = (name: string, drop: RegExp) =>
  withJson(promised, `documents/${name}.json`, one => {
    one.blocks = (one.blocks as object[]).filter(block => !drop.test(JSON.stringify(block)));
  });

describe('checkLaw', () => {
  it.each<[string, PackFiles, string]>([
    ['a refusal without a decision', drawn('<bj:issue document="refusal-notice" />', ''), 'error refusal-without-document refuse'],
    ['a decline without a notice', drawn('<bj:issue document="non-acceptance-notice" />', ''), 'error refusal-without-document decline'],
    ['an acceptance without a receipt', drawn('<bj:issue document="acceptance-notice" />', ''), 'error acceptance-without-document accept'],
    ['a grant without a decision', drawn('<bj:issue document="decision" />', ''), 'error grant-without-document grant'],
    [
      'a supplement without its notice',
      drawn('<bj:issue document="supplement-notice" />', '', filesOf('supplement')),
      'error supplement-without-document notice',
    ],
    [
      'an extension that tells nobody',
      drawn('<bj:issue document="extension-notice" />', '', filesOf('extension')),
      'error extension-without-document extend',
    ],
    ['a refusal that gives no reasons', document('refusal-notice', /理由|reason/), 'error refusal-without-reasons refuse'],
    ['a refusal that names no remedy', document('refusal-notice', /复议|诉讼/), 'error refusal-without-remedy refuse'],
    ['a clock nothing starts', drawn('name="受理" bj:act="accept"', 'name="受理"'), 'error clock-never-starts /clocks/0/start'],
    ['a clock nothing stops', drawn('bj:stage="close" bj:act="deliver"', 'bj:stage="close"'), 'error clock-never-stops /clocks/4/stop'],
    [
      'a pack without a promised limit',
      withJson(promised, 'clocks.json', one => (one.clocks = (one.clocks as { id: string }[]).filter(({ id }) => id !== 'promised'))),
      'error clock-missing /clocks',
    ],
    [
      'branches of a joint case without a limit',
      drawn(
        'bj:follows="limit" />',
        '><bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition>',
        drawn(' bj:limit="= branch.promisedLimit"', '', filesOf('joint')),
      ),
      'error branch-without-limit opinion',
    ],
    ['an end that closes nothing', drawn('name="办结" bj:act="close"', 'name="办结"'), 'warning end-without-act closed'],
  ])('should find %s', async (_name, files, expected) => {
    expect(await codesIn(files)).toContain(expected);
  });
});
