import type { Scenario, ScenarioStep } from '../types.ts';
import type { Shape, Values } from './shape.ts';

const levels = ['warning', 'yellow', 'red'] as const;

/** Read scenarios/<id>.json (黄金用例). Moments are local `YYYY-MM-DDTHH:mm`, dates `YYYY-MM-DD`. */
export function readScenario(shape: Shape, value: unknown): Scenario {
  const given = shape.object(value, { at: '' });
  shape.onlyKeys(given, ['title', 'start', 'item', 'answers', 'settings', 'variables', 'choices', 'steps', 'expect'], { at: '' });
  return {
    title: shape.title(given.title, { at: '/title' }),
    start: readMoment(shape, given.start, '/start'),
    item: shape.id(given.item, { at: '/item' }),
    answers: shape.object(given.answers, { at: '/answers' }),
    ...(given.settings === undefined ? {} : { settings: readSettings(shape, given.settings) }),
    ...(given.variables === undefined ? {} : { variables: shape.object(given.variables, { at: '/variables' }) }),
    ...(given.choices === undefined ? {} : { choices: readChoices(shape, given.choices, '/choices') }),
    steps: shape.list(given.steps, { at: '/steps', max: 500 }).map((step, index) => readStep(shape, step, `/steps/${index}`)),
    expect: readExpect(shape, shape.object(given.expect, { at: '/expect' })),
  };
}

function readSettings(shape: Shape, value: unknown): NonNullable<Scenario['settings']> {
  const given = shape.object(value, { at: '/settings' });
  return Object.fromEntries(Object.entries(given).map(([pack, values]) => [pack, shape.object(values, { at: `/settings/${pack}` })]));
}

/** Whom somebody chooses for steps (指定办理人): account ids or principals by element id. */
function readChoices(shape: Shape, value: unknown, at: string): Readonly<Record<string, readonly string[]>> {
  const given = shape.object(value, { at });
  return Object.fromEntries(Object.entries(given).map(([step, people]) => [step, shape.texts(people, { at: `${at}/${step}` })]));
}

function readStep(shape: Shape, value: unknown, at: string): ScenarioStep {
  const given = shape.object(value, { at });
  const kind = Object.keys(readers).find(key => Object.hasOwn(given, key));
  if (kind !== undefined) return readers[kind]!(shape, given, at);
  shape.refuse('wrong-value', at, {
    zh: '步骤应写 at（移动时钟）、complete（完成任务）、message（收到消息）、supplement（收到补正材料）、extension（申请延期）、pause（暂停计时）、resume（恢复计时）、urge（催办）之一。',
    en: 'Expected a step with one of at, complete, message, supplement, extension, pause, resume, urge.',
  });
  return { at: '' };
}

type StepReader = (shape: Shape, given: Values, at: string) => ScenarioStep;

const readers: Readonly<Record<string, StepReader>> = {
  at(shape, given, at) {
    shape.onlyKeys(given, ['at'], { at });
    return { at: readMoment(shape, given.at, `${at}/at`) };
  },
  complete(shape, given, at) {
    shape.onlyKeys(given, ['complete', 'of', 'data', 'opinion', 'expectCandidates', 'choices'], { at });
    return {
      complete: shape.text(given.complete, { at: `${at}/complete`, max: 200 }),
      ...(given.of === undefined ? {} : { of: shape.text(given.of, { at: `${at}/of`, max: 200 }) }),
      ...(given.data === undefined ? {} : { data: shape.object(given.data, { at: `${at}/data` }) }),
      ...(given.opinion === undefined ? {} : { opinion: shape.text(given.opinion, { at: `${at}/opinion` }) }),
      ...(given.expectCandidates === undefined
        ? {}
        : { expectCandidates: shape.texts(given.expectCandidates, { at: `${at}/expectCandidates` }) }),
      ...(given.choices === undefined ? {} : { choices: readChoices(shape, given.choices, `${at}/choices`) }),
    };
  },
  message(shape, given, at) {
    shape.onlyKeys(given, ['message', 'key', 'data', 'refused'], { at });
    return {
      message: shape.text(given.message, { at: `${at}/message`, max: 200 }),
      ...(given.key === undefined ? {} : { key: shape.text(given.key, { at: `${at}/key`, max: 200 }) }),
      ...readRefused(shape, given, at),
      ...(given.data === undefined ? {} : { data: shape.object(given.data, { at: `${at}/data` }) }),
    };
  },
  supplement(shape, given, at) {
    shape.onlyKeys(given, ['supplement', 'refused'], { at });
    return { supplement: shape.texts(given.supplement, { at: `${at}/supplement` }), ...readRefused(shape, given, at) };
  },
  extension(shape, given, at) {
    shape.onlyKeys(given, ['extension', 'reason', 'refused'], { at });
    return {
      extension: shape.whole(given.extension, { at: `${at}/extension`, min: 1 }),
      reason: shape.text(given.reason, { at: `${at}/reason` }),
      ...readRefused(shape, given, at),
    };
  },
  pause(shape, given, at) {
    shape.onlyKeys(given, ['pause', 'days', 'reason', 'refused'], { at });
    return {
      pause: shape.id(given.pause, { at: `${at}/pause` }),
      ...(given.days === undefined ? {} : { days: shape.whole(given.days, { at: `${at}/days`, min: 1 }) }),
      reason: shape.text(given.reason, { at: `${at}/reason` }),
      ...readRefused(shape, given, at),
    };
  },
  urge(shape, given, at) {
    shape.onlyKeys(given, ['urge', 'by', 'refused'], { at });
    return {
      urge: shape.text(given.urge, { at: `${at}/urge` }),
      ...(given.by === undefined ? {} : { by: shape.id(given.by, { at: `${at}/by` }) }),
      ...readRefused(shape, given, at),
    };
  },
  resume(shape, given, at) {
    shape.onlyKeys(given, ['resume', 'refused'], { at });
    return { resume: shape.id(given.resume, { at: `${at}/resume` }), ...readRefused(shape, given, at) };
  },
};

/** Code of the refusal a step must meet. */
function readRefused(shape: Shape, given: Values, at: string): { refused?: string } {
  return given.refused === undefined ? {} : { refused: shape.id(given.refused, { at: `${at}/refused` }) };
}

function readExpect(shape: Shape, given: Values): Scenario['expect'] {
  const at = '/expect';
  shape.onlyKeys(given, ['path', 'status', 'phase', 'documents', 'cards', 'due', 'incidents'], { at });
  return {
    ...(given.path === undefined ? {} : { path: shape.texts(given.path, { at: `${at}/path`, max: 2_000 }) }),
    ...(given.status === undefined ? {} : { status: shape.text(given.status, { at: `${at}/status` }) }),
    ...(given.phase === undefined ? {} : { phase: shape.oneOf(given.phase, ['running', 'closed'] as const, { at: `${at}/phase` }) }),
    ...(given.documents === undefined ? {} : { documents: shape.texts(given.documents, { at: `${at}/documents` }) }),
    ...(given.cards === undefined
      ? {}
      : { cards: shape.list(given.cards, { at: `${at}/cards` }).map((card, index) => readCard(shape, card, `${at}/cards/${index}`)) }),
    ...(given.due === undefined ? {} : { due: readDue(shape, given.due) }),
    ...(given.incidents === undefined ? {} : { incidents: shape.texts(given.incidents, { at: `${at}/incidents` }) }),
  };
}

function readCard(shape: Shape, value: unknown, at: string): NonNullable<Scenario['expect']['cards']>[number] {
  const given = shape.object(value, { at });
  shape.onlyKeys(given, ['level', 'on', 'clock'], { at });
  return {
    level: shape.oneOf(given.level, levels, { at: `${at}/level` }),
    on: readDate(shape, given.on, `${at}/on`),
    ...(given.clock === undefined ? {} : { clock: shape.text(given.clock, { at: `${at}/clock`, max: 100 }) }),
  };
}

function readDue(shape: Shape, value: unknown): Record<string, string> {
  const given = shape.object(value, { at: '/expect/due' });
  return Object.fromEntries(Object.entries(given).map(([clock, date]) => [clock, readDate(shape, date, `/expect/due/${clock}`)]));
}

function readMoment(shape: Shape, value: unknown, at: string): string {
  return readPattern(shape, value, at, { pattern: /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, example: '2026-02-13T09:30' });
}

function readDate(shape: Shape, value: unknown, at: string): string {
  return readPattern(shape, value, at, { pattern: /^\d{4}-\d{2}-\d{2}$/, example: '2026-02-27' });
}

function readPattern(shape: Shape, value: unknown, at: string, { pattern, example }: { pattern: RegExp; example: string }): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  shape.refuse('wrong-value', at, {
    zh: `应为 ${example} 这样的写法（北京时间），请改正。`,
    en: `Expected a value such as ${example} (China time); please correct it.`,
  });
  return '';
}
