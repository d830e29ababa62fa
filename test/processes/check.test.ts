import { describe, expect, it } from 'vitest';
import { checkPack } from '#processes/check.ts';
import { readPack } from '#processes/read.ts';
import type { Pack, PackFiles } from '#processes/types.ts';
import { filesOf, shipped, withBpmn, withJson } from './shipped.ts';

const files = filesOf('promised');
const json = (name: string, change: (value: Record<string, unknown>) => void) => withJson(files, name, change);
const bpmn = (from: string | RegExp, to: string) => withBpmn(files, from, to);
const packOf = (changed: PackFiles): Pack => readPack(changed).pack!;
const document = (text: string) =>
  json(
    'documents/decision.json',
    one =>
      (one.blocks = [
        { kind: 'number', text: '{{ document.number }}' },
        { kind: 'paragraph', text },
      ]),
  );

interface Place {
  readonly file: string;
  readonly element?: string;
  readonly pointer?: string;
  readonly severity?: 'error' | 'warning';
}

/** Bad pack -> code and place. */
const bad: readonly (readonly [string, PackFiles, string, Place])[] = [
  [
    'a step that stops the clocks without its written notice',
    bpmn('<bj:issue document="special-procedure-notice" />', ''),
    'pause-without-notice',
    { file: 'process.bpmn', element: 'special' },
  ],
  [
    'a procedure whose notice no step issues',
    json('clocks.json', one => (one.procedures as unknown[]).splice(1, 1, { id: 'tender', notice: 'decision' })),
    'pause-without-notice',
    { file: 'clocks.json', pointer: '/procedures/1' },
  ],
  [
    'a case sent to a superior without telling the applicant',
    withBpmn(bpmn('bj:act="deliver">', 'bj:act="forward">'), '<bj:issue document="delivery-receipt" />', ''),
    'pause-without-notice',
    { file: 'process.bpmn', element: 'deliver' },
  ],
  [
    'a limit of a step that no clock counts',
    bpmn('id="handle" name="承办"', 'id="handle" bj:limit="3wd" name="承办"'),
    'step-without-clock',
    { file: 'process.bpmn', element: 'handle' },
  ],
  [
    'a timer that follows the limit of a step whose clock tells nobody',
    withBpmn(
      withBpmn(
        json('clocks.json', one => (one.clocks as unknown[]).push({ id: 'step', per: 'step', stop: [] })),
        '<bpmn:messageEventDefinition id="noticeOverdueDefinition" messageRef="messageDeemedAccepted" />',
        '<bpmn:timerEventDefinition id="noticeOverdueDefinition" bj:follows="limit" />',
      ),
      'id="check" name="形式审查"',
      'id="check" bj:limit="3wd" name="形式审查"',
    ),
    'follows-no-breach',
    { file: 'process.bpmn', element: 'noticeOverdue' },
  ],
  [
    'a procedure for a role the pack lacks',
    json('clocks.json', one => (one.procedures as unknown[]).splice(1, 1, { id: 'tender', by: ['mayor'] })),
    'unknown-role',
    { file: 'clocks.json', pointer: '/procedures/1/by/0' },
  ],
  [
    'an acceptance that is deemed and leads nowhere',
    bpmn(/name="deemed-accepted"/, 'name="told-nothing"'),
    'deemed-not-drawn',
    { file: 'clocks.json', pointer: '/clocks/2/onBreach' },
  ],
  [
    'a promised clock longer than the statutory one',
    json('clocks.json', one => {
      const [statutory, promised] = one.clocks as Record<string, unknown>[];
      Object.assign(statutory!, { length: 20 });
      Object.assign(promised!, { length: '= 21' });
    }),
    'clock-promised-longer',
    { file: 'clocks.json', pointer: '/clocks/1/length' },
  ],
  ['a process that is not BPMN', { ...files, 'process.bpmn': '<x/>' }, 'bpmn-malformed', { file: 'process.bpmn' }],
  ['a form the pack lacks', bpmn('bj:form="review"', 'bj:form="revue"'), 'unknown-form', { file: 'process.bpmn', element: 'review' }],
  [
    'a document the pack lacks',
    bpmn('document="decision"', 'document="licence"'),
    'unknown-document',
    { file: 'process.bpmn', element: 'grant' },
  ],
  ['a text the pack lacks', bpmn('text="granted"', 'text="gratned"'), 'unknown-text', { file: 'process.bpmn', element: 'grant' }],
  [
    'a role the pack lacks',
    bpmn('role="reviewer" unit', 'role="checker" unit'),
    'unknown-role',
    { file: 'process.bpmn', element: 'review' },
  ],
  [
    'a call the pack does not declare',
    bpmn('calledElement="supplement"', 'calledElement="other"'),
    'unknown-call',
    { file: 'process.bpmn', element: 'callSupplement' },
  ],
  [
    'a condition on a form that is not there',
    bpmn('data.review.result', 'data.revue.result'),
    'unknown-form',
    { file: 'process.bpmn', element: 'reviewReturn' },
  ],
  [
    'a condition on a field that is not there',
    bpmn('data.review.result', 'data.review.outcome'),
    'unknown-path',
    { file: 'process.bpmn', element: 'reviewReturn' },
  ],
  [
    'a condition with ==',
    bpmn('data.review.result =', 'data.review.result =='),
    'feel-double-equals',
    { file: 'process.bpmn', element: 'reviewReturn' },
  ],
  [
    'a process named otherwise',
    bpmn('<bpmn:process id="promised"', '<bpmn:process id="promise"'),
    'process-id',
    { file: 'process.bpmn', element: 'promise' },
  ],
  [
    'a call to a pack that is not there',
    json('pack.json', head => (head.calls = ['supplement', 'nowhere'])),
    'unknown-call',
    { file: 'pack.json', pointer: '/calls/1' },
  ],
  [
    'a call nobody makes',
    json('pack.json', head => (head.calls = ['supplement', 'promised'])),
    'call-circle',
    { file: 'pack.json', pointer: '/calls' },
  ],
  [
    'a status for an act that is none',
    json('pack.json', head => (head.statusOf = { granted: 'granted' })),
    'status-act',
    { file: 'pack.json', pointer: '/statusOf/granted' },
  ],
  [
    'a form field without a title',
    json('forms/review.form.json', form => delete fieldOf(form, 'opinion').title),
    '',
    { file: 'forms/review.form.json' },
  ],
  [
    'a clock with a slip in its act',
    json('clocks.json', file => ((file.clocks as { start: object }[])[0]!.start = { on: 'accepted' })),
    'clocks-invalid',
    { file: 'clocks.json', pointer: '/clocks/0/start/on' },
  ],
  [
    'a clock length that is not there',
    json('clocks.json', file => ((file.clocks as { length: string }[])[0]!.length = '= service.legalLimit')),
    'unknown-path',
    { file: 'clocks.json', pointer: '/clocks/0/length' },
  ],
  [
    'a letter that no document is',
    json('cards.json', cards => ((cards.rules as { letter?: string }[])[1]!.letter = 'card-letter')),
    'cards-letter',
    { file: 'cards.json', pointer: '/rules/1/letter' },
  ],
  [
    'a rule about not urging without the time for it',
    json('cards.json', cards => (cards.rules as unknown[]).push({ level: 'yellow', when: { conduct: 'no-urging' } })),
    'cards-urging',
    { file: 'cards.json', pointer: '/rules/3/when' },
  ],
  [
    'cards on a clock that is not there',
    json('cards.json', cards => (cards.basis = 'promise')),
    'cards-basis',
    { file: 'cards.json', pointer: '/basis' },
  ],
  [
    'a post no centre has',
    json('roles.json', roles => ((roles.roles as { posts: string[] }[])[0]!.posts = ['clerk'])),
    'unknown-post',
    { file: 'roles.json', pointer: '/roles/0/posts/0' },
  ],
  [
    'a placeholder of a form that is not there',
    document('{{ data.decide.reason }}'),
    'unknown-path',
    { file: 'documents/decision.json', pointer: '/blocks/1/text' },
  ],
  [
    'a placeholder of a field that is not there',
    document('{{ data.approve.cause }}'),
    'unknown-path',
    { file: 'documents/decision.json', pointer: '/blocks/1/text' },
  ],
  [
    'a placeholder of a clock that is not there',
    document('{{ case.clocks.promise.dueOn }}'),
    'unknown-path',
    { file: 'documents/decision.json', pointer: '/blocks/1/text' },
  ],
  [
    'a placeholder with a syntax error',
    document('{{ case.number + }}'),
    'feel-syntax',
    { file: 'documents/decision.json', pointer: '/blocks/1/text' },
  ],
  [
    'a placeholder with an unknown name',
    document('{{ aplicant.name }}'),
    'feel-unknown-name',
    { file: 'documents/decision.json', pointer: '/blocks/1/text' },
  ],
  [
    'an unknown part of the record',
    document('{{ document.date }}'),
    'unknown-path',
    { file: 'documents/decision.json', pointer: '/blocks/1/text' },
  ],
  [
    'braces that do not close',
    document('{{ case.number'),
    'document-braces',
    { file: 'documents/decision.json', pointer: '/blocks/1/text' },
  ],
  [
    'a number without a serial',
    json('documents/decision.json', one => (one.number = '{centre.shortName}〔{year}〕号')),
    'document-number',
    { file: 'documents/decision.json', pointer: '/number' },
  ],
  [
    'a number with an unknown part',
    json('documents/decision.json', one => (one.number = '{unit}〔{year}〕{seq4}号')),
    'document-number',
    { file: 'documents/decision.json', pointer: '/number' },
  ],
  [
    'a text in one language only',
    json('texts/en.json', texts => delete texts.granted),
    'text-missing',
    { file: 'texts/en.json', pointer: '/granted' },
  ],
  ['a unit that is not there', bpmn('= service.unit', '= service.units'), 'unknown-path', { file: 'process.bpmn', element: 'handle' }],
  [
    'a setting that is not described',
    json('settings.json', file => (file.values = { speed: 1 })),
    'setting-unknown',
    { file: 'settings.json', pointer: '/values/speed' },
  ],
  [
    'a promise longer than the law allows',
    json('items/food-business-new.json', item => (item.promisedLimit = 11)),
    'item-promised-longer',
    { file: 'items/food-business-new.json', pointer: '/promisedLimit' },
  ],
  [
    'stages longer than the promise',
    json('items/food-business-new.json', item => (item.stageLimits = { handle: 4, review: 2 })),
    'item-stages-longer',
    { file: 'items/food-business-new.json', pointer: '/stageLimits' },
  ],
  [
    'a promise of 0 working days in a pack that is not instant',
    json('items/food-business-new.json', item => Object.assign(item, { promisedLimit: 0, stageLimits: {} })),
    'item-same-day',
    { file: 'items/food-business-new.json', pointer: '/promisedLimit' },
  ],
  [
    'an item without materials',
    json('items/food-business-new.json', item => (item.materials = [])),
    'item-no-material',
    { file: 'items/food-business-new.json', pointer: '/materials' },
  ],
  [
    'an item without a legal basis',
    json('items/food-business-new.json', item => (item.basis = [])),
    'item-complete',
    { file: 'items/food-business-new.json', pointer: '/basis', severity: 'error' },
  ],
  [
    'an item without conditions',
    json('items/food-business-new.json', item => (item.conditions = [])),
    'item-complete',
    { file: 'items/food-business-new.json', pointer: '/conditions', severity: 'error' },
  ],
  [
    'an item that does not say what the applicant gets',
    json('items/food-business-new.json', item => delete item.result),
    'item-complete',
    { file: 'items/food-business-new.json', pointer: '/result', severity: 'error' },
  ],
  [
    'an item with a form that is not there',
    json('items/food-business-new.json', item => (item.form = 'food')),
    'item-form',
    { file: 'items/food-business-new.json', pointer: '/form' },
  ],
  [
    'an item of another pack',
    json('items/food-business-new.json', item => (item.pack = 'instant')),
    'item-pack',
    { file: 'items/food-business-new.json', pointer: '/pack' },
  ],
  [
    'a golden case with an unknown element',
    json('scenarios/refuse.json', one => (one.steps = [{ complete: 'sign' }])),
    'scenario-unknown',
    { file: 'scenarios/refuse.json', pointer: '/steps/0/complete' },
  ],
];

function fieldOf(form: Record<string, unknown>, name: string): Record<string, unknown> {
  return (form.schema as { properties: Record<string, Record<string, unknown>> }).properties[name]!;
}

describe('checkPack', () => {
  it.each(Object.keys(shipped))('should find nothing wrong with the shipped pack %s', async id => {
    expect(await checkPack(shipped[id]!, shipped)).toEqual([]);
  });

  it('should ask an item of an escalated pack for the superior who decides', async () => {
    // given
    const files = withJson(filesOf('escalated'), 'items/cemetery-review.json', item => delete item.requiresSuperior);
    // when
    const problems = await checkPack(packOf(files), shipped);
    // then
    expect(problems).toMatchObject([
      { code: 'item-superior', severity: 'error', file: 'items/cemetery-review.json', pointer: '/requiresSuperior' },
    ]);
  });

  it.each(bad)('should find %s', async (_, changed, code, place) => {
    // when
    const problems = await checkPack(packOf(changed), shipped);
    // then
    expect(problems).toContainEqual(expect.objectContaining(code === '' ? place : { code, ...place }));
    for (const { message, file } of problems) {
      expect(message.zh).toMatch(/[一-鿿]/);
      expect(message.en).not.toBe('');
      expect(file).toBeDefined();
    }
  });

  it('should leave what a pack throws to those that call it, and tell of it where nobody does', async () => {
    // given
    const thrown = '<bpmn:errorEventDefinition errorRef="lost"/>';
    const throwing = (pack: Pack): Pack => ({
      ...pack,
      bpmn: pack.bpmn
        .replace(/<bpmn:process /, '<bpmn:error id="lost" name="lost" errorCode="lost"/><bpmn:process ')
        .replace(/(<bpmn:endEvent [^>]*[^/])(?:\/>|>)/, (_, open: string) => `${open.replace(/\/$/, '')}>${thrown}`),
    });
    const codesOf = async (pack: Pack, others: Readonly<Record<string, Pack>>) => (await checkPack(pack, others)).map(({ code }) => code);
    const { promised, supplement } = shipped as Record<string, Pack>;
    // when
    const [alone, called, component] = [
      await codesOf(throwing(promised!), { supplement: supplement! }),
      await codesOf(throwing(promised!), {
        supplement: supplement!,
        joint: { ...promised!, head: { ...promised!.head, id: 'joint', calls: ['promised'] } },
      }),
      await codesOf(throwing(supplement!), {}),
    ];
    // then
    expect(alone).toContain('error-uncaught');
    expect([called.includes('error-uncaught'), component.includes('error-uncaught')]).toEqual([false, false]);
  });

  it('should find a circle of calls through another pack', async () => {
    // given
    const back = { ...shipped.supplement!, head: { ...shipped.supplement!.head, calls: ['promised'] } };
    // when
    const problems = await checkPack(shipped.promised!, { ...shipped, supplement: back });
    // then
    expect(problems).toContainEqual(expect.objectContaining({ code: 'call-circle', pointer: '/calls' }));
  });
});
