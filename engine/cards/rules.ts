import { isValues, Reader } from '../clocks/reader.ts';
import type { CardLevel, CardRule, CardRules } from '../clocks/types.ts';
import type { Problem } from '../problem.ts';

const file = 'cards.json';
const levels: readonly CardLevel[] = ['warning', 'yellow', 'red'];

/** The shipped rules (默认规则): one working day before, one and three after; the red figure waits for local confirmation (docs/domain.md section 4). */
export const defaultCards: CardRules = {
  basis: 'promised',
  scope: ['case', 'stage'],
  rules: [
    { id: 'warning', level: 'warning', when: { beforeDue: 1, unit: 'working-day', at: 'open' }, to: ['handler'], confirmed: true },
    {
      id: 'yellow',
      level: 'yellow',
      when: { afterDue: 1, unit: 'working-day', at: 'close' },
      to: ['handler', 'window-supervisor'],
      confirmed: true,
    },
    {
      id: 'red',
      level: 'red',
      when: { afterDue: 3, unit: 'working-day', at: 'close' },
      to: ['handler', 'unit-leader', 'supervision-office'],
      confirmed: false,
    },
  ],
};

/**
 * Check cards.json and compile its rules (预警、黄牌、红牌规则检查). null or absent: the case type has no cards.
 * Defaults: basis promised, scope case and stage, unit working-day, `at` open for a warning and close for a card, to the handler, confirmed true.
 */
export function checkCards(value: unknown): { rules: CardRules | null; problems: Problem[] } {
  if (value === null || value === undefined) return { rules: null, problems: [] };
  const reader = new Reader(file);
  const given = reader.object(value, '');
  reader.onlyKeys(given, ['basis', 'scope', 'once', 'rules'], '');
  reader.oneOf(given.once, ['run'] as const, { at: '/once', fallback: 'run' });
  const basis = given.basis === undefined ? defaultCards.basis : reader.id(given.basis, '/basis');
  const scope = given.scope === undefined ? defaultCards.scope : readScope(reader, given.scope);
  const rules =
    given.rules === undefined
      ? defaultCards.rules
      : reader.list(given.rules, '/rules').map((rule, index) => readRule(reader, rule, `/rules/${index}`));
  checkTwice(reader, rules);
  return { rules: reader.problems.length === 0 ? { basis, scope, rules } : null, problems: reader.problems };
}

function readScope(reader: Reader, value: unknown): CardRules['scope'] {
  return reader.list(value, '/scope').map((one, index) => reader.oneOf(one, ['case', 'stage'] as const, { at: `/scope/${index}` }));
}

function readRule(reader: Reader, value: unknown, at: string): CardRule {
  const given = reader.object(value, at);
  reader.onlyKeys(given, ['id', 'level', 'when', 'to', 'confirmed'], at);
  const level = reader.oneOf(given.level, levels, { at: `${at}/level` });
  return {
    id: given.id === undefined ? level : reader.id(given.id, `${at}/id`),
    level,
    when: readWhen(reader, given.when, { at: `${at}/when`, level }),
    to: given.to === undefined ? ['handler'] : reader.words(given.to, `${at}/to`),
    confirmed: reader.flag(given.confirmed, `${at}/confirmed`, true),
  };
}

function readWhen(reader: Reader, value: unknown, { at, level }: { at: string; level: CardLevel }): CardRule['when'] {
  const given = reader.object(value, at);
  reader.onlyKeys(given, ['beforeDue', 'afterDue', 'unit', 'at'], at);
  const unit = reader.oneOf(given.unit, ['working-day'] as const, { at: `${at}/unit`, fallback: 'working-day' });
  const moment = reader.oneOf(given.at, ['open', 'close'] as const, { at: `${at}/at`, fallback: level === 'warning' ? 'open' : 'close' });
  if (isValues(value) && (given.beforeDue === undefined) === (given.afterDue === undefined)) {
    reader.refuse(at, '应写 beforeDue（到期前几个工作日）或 afterDue（超期几个工作日）其中之一', 'Expected either beforeDue or afterDue');
  }
  if (given.beforeDue !== undefined) return { beforeDue: reader.count(given.beforeDue, `${at}/beforeDue`), unit, at: moment };
  return { afterDue: given.afterDue === undefined ? 0 : reader.count(given.afterDue, `${at}/afterDue`), unit, at: moment };
}

function checkTwice(reader: Reader, rules: readonly CardRule[]): void {
  rules.forEach((rule, index) => {
    if (rules.findIndex(other => other.id === rule.id || other.level === rule.level) === index) return;
    reader.refuse(
      `/rules/${index}`,
      `编号或级别「${rule.id}」重复，每一级只能有一条规则`,
      `The id or level "${rule.id}" is used twice, keep one rule a level`,
    );
  });
}
