import { describe, expect, it } from 'vitest';
import type { PackFiles } from '#processes/types.ts';
import { filesOf, withBpmn, withJson } from '../../shipped.ts';
import { codesIn, problemsIn } from '../changed.ts';

const promised = filesOf('promised');
const drawn = (from: string | RegExp, to: string, files: PackFiles = promised) => withBpmn(files, from, to);
/** The conditions of two flows change places. */
const swapped = (a: string, b: string, files: PackFiles = promised) => drawn('\u0000', b, drawn(b, a, drawn(a, '\u0000', files)));

describe('checkChoices', () => {
  it.each<[string, PackFiles, string]>([
    [
      'a value that is no option of the form',
      drawn('data.check.result = "decline"', 'data.check.result = "declined"'),
      'error condition-no-option checkDecline',
    ],
    ['a value of another kind', drawn('data.check.result = "decline"', 'data.check.result = 3'), 'error condition-no-option checkDecline'],
    [
      'a value in a list that is no option',
      drawn('data.check.result = "decline"', 'data.check.result in ("decline", "gone")'),
      'error condition-no-option checkDecline',
    ],
    [
      'a setting that is never so',
      drawn('settings.supplementStage = "anyTime"', 'settings.supplementStage = "always"'),
      'error condition-no-option handleSupplement',
    ],
    [
      'an outcome no called process gives',
      drawn('supplementOutcome = "reject"', 'supplementOutcome = "refused"'),
      'error condition-no-option supplementReject',
    ],
    [
      'a condition that cannot hold',
      drawn('data.check.result = "decline"', 'data.check.result = "decline" and data.check.result = "accept"'),
      'error condition-never-true checkDecline',
    ],
    [
      'two ways for one option',
      drawn('data.check.result = "decline"', 'data.check.result = "incomplete"'),
      'error condition-shadowed checkDecline',
    ],
    [
      'ways that overlap',
      drawn('data.check.result = "decline"', 'data.check.result != "accept"'),
      'warning condition-overlaps checkDecline',
    ],
    [
      'an option without a way',
      drawn(
        ' default="checkAccept"',
        '',
        drawn(
          /(<bpmn:sequenceFlow id="checkAccept"[^>]*?) \/>/,
          '$1><bpmn:conditionExpression>data.check.result = "decline"</bpmn:conditionExpression></bpmn:sequenceFlow>',
          drawn('data.check.result = "decline"', 'data.check.result = "incomplete"'),
        ),
      ),
      'error option-uncovered gwCheck',
    ],
    [
      'a default nothing is left for',
      drawn('data.review.result = "return"', 'data.review.result = "return" or data.review.result = "pass"'),
      'warning default-idle reviewApprove',
    ],
    [
      'a choice nobody is made to answer',
      withJson(promised, 'forms/review.form.json', form => ((form.schema as { required: string[] }).required = [])),
      'warning choice-optional gwReview',
    ],
    [
      'a line named after another option',
      swapped('data.check.result = "incomplete"', 'data.check.result = "decline"'),
      'error condition-contradicts-label checkIncomplete',
    ],
    [
      'a default named after an option that goes elsewhere',
      drawn('data.approve.result = "refuse"', 'data.approve.result = "grant"'),
      'error condition-contradicts-label approveGrant',
    ],
    ['a refusal that leads to the grant', crossed(), 'error choice-contradicts-target approveRefuse'],
  ])('should find %s', async (_name, files, expected) => {
    expect(await codesIn(files)).toContain(expected);
  });

  it('should name what goes nowhere, and where in the text a wrong value stands', async () => {
    const [found] = (await problemsIn(drawn('data.check.result = "decline"', 'data.check.result = "declined"'))).filter(
      ({ code }) => code === 'condition-no-option',
    );
    expect(found!.message.zh).toContain('「declined」不是「审查结论」的选项');
    expect(found!.at).toEqual({ text: 'data.check.result = "declined"', from: 20, to: 30 });
  });

  it('should say nothing of conditions that read what nobody can list', async () => {
    const files = drawn('data.check.result = "decline"', 'data.check.result = "decline" and case.supplements > 1');
    expect((await codesIn(files)).filter(code => /condition|option|default/.test(code))).toEqual([]);
  });
});

/** Both lines out of the approval lead to the other's step, under names that say nothing. */
function crossed(): PackFiles {
  const renamed = drawn('name="不予办理" sourceRef', 'name="结论二" sourceRef', drawn('name="准予" sourceRef', 'name="结论一" sourceRef'));
  const turned = swapped('sourceRef="gwApprove" targetRef="grant"', 'sourceRef="gwApprove" targetRef="refuse"', renamed);
  return swapped('<bpmn:incoming>approveGrant', '<bpmn:incoming>approveRefuse', turned);
}
