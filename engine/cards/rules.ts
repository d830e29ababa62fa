import { isValues, Reader, shown } from '../clocks/reader.ts';
import type { CardLevel, CardRule, CardRules, CardTrigger } from '../clocks/types.ts';
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
 * One rule a level and scope; one a conduct.
 */
export function checkCards(value: unknown): { rules: CardRules | null; problems: Problem[] } {
  if (value === null || value === undefined) return { rules: null, problems: [] };
  const reader = new Reader(file);
  const given = reader.object(value, '');
  reader.onlyKeys(given, ['basis', 'scope', 'once', 'rules'], '');
  reader.oneOf(given.once, ['run'] as const, { at: '/once', fallback: 'run' });
  const basis = given.basis === undefined ? defaultCards.basis : reader.id(given.basis, '/basis');
  const scope = given.scope === undefined ? defaultCards.scope : readScope(reader, given.scope, '/scope');
  const rules =
    given.rules === undefined
      ? defaultCards.rules
      : reader.list(given.rules, '/rules').map((rule, index) => readRule(reader, rule, `/rules/${index}`));
  checkTwice(reader, { rules, scope });
  return { rules: reader.problems.length === 0 ? { basis, scope, rules } : null, problems: reader.problems };
}

const scopes = ['case', 'stage', 'step'] as const;
const conducts = ['no-reasons', 'step-skipped', 'no-urging'] as const;
/** Fields that say when a card is due; a rule has one of them. */
const triggers = ['beforeDue', 'afterDue', 'used', 'conduct'] as const;

function readScope(reader: Reader, value: unknown, at: string): CardRules['scope'] {
  return reader.list(value, at).map((one, index) => reader.oneOf(one, scopes, { at: `${at}/${index}` }));
}

function readRule(reader: Reader, value: unknown, at: string): CardRule {
  const given = reader.object(value, at);
  reader.onlyKeys(given, ['id', 'level', 'when', 'to', 'confirmed', 'scope', 'letter', 'points'], at);
  const level = reader.oneOf(given.level, levels, { at: `${at}/level` });
  const when = readWhen(reader, given.when, { at: `${at}/when`, level });
  return {
    id: given.id === undefined ? ('conduct' in when ? when.conduct : level) : reader.id(given.id, `${at}/id`),
    level,
    when,
    to: given.to === undefined ? ['handler'] : reader.words(given.to, `${at}/to`),
    confirmed: reader.flag(given.confirmed, `${at}/confirmed`, true),
    ...(given.scope === undefined ? {} : { scope: readOwnScope(reader, given.scope, { at: `${at}/scope`, when }) }),
    ...(given.letter === undefined ? {} : { letter: reader.id(given.letter, `${at}/letter`) }),
    ...(given.points === undefined ? {} : { points: readPoints(reader, given.points, `${at}/points`) }),
  };
}

function readOwnScope(reader: Reader, value: unknown, { at, when }: { at: string; when: CardTrigger }): CardRules['scope'] {
  if ('conduct' in when) reader.refuse(at, '行为监察不按时限，不应写 scope', 'A rule about conduct watches no clock, leave scope out');
  return readScope(reader, value, at);
}

function readPoints(reader: Reader, value: unknown, at: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  reader.refuse(at, `扣分应为 0 至 100 的数，现为${shown(value)}`, `Expected points from 0 to 100, found ${shown(value)}`);
  return 0;
}

function readWhen(reader: Reader, value: unknown, { at, level }: { at: string; level: CardLevel }): CardTrigger {
  const given = reader.object(value, at);
  const named = triggers.filter(name => given[name] !== undefined);
  const [trigger] = named;
  reader.onlyKeys(given, trigger === 'used' || trigger === 'conduct' ? [...triggers] : [...triggers, 'unit', 'at'], at);
  if (isValues(value) && named.length !== 1) {
    reader.refuse(
      at,
      '应写 beforeDue（到期前几个工作日）、afterDue（超期几个工作日）、used（已用百分之几）、conduct（行为）其中之一',
      'Expected one of beforeDue, afterDue, used and conduct',
    );
  }
  if (trigger === 'used') return { used: readShare(reader, given.used, `${at}/used`) };
  if (trigger === 'conduct') return { conduct: reader.oneOf(given.conduct, conducts, { at: `${at}/conduct` }) };
  const unit = reader.oneOf(given.unit, ['working-day'] as const, { at: `${at}/unit`, fallback: 'working-day' });
  const moment = reader.oneOf(given.at, ['open', 'close'] as const, { at: `${at}/at`, fallback: level === 'warning' ? 'open' : 'close' });
  if (trigger === 'beforeDue') return { beforeDue: reader.count(given.beforeDue, `${at}/beforeDue`), unit, at: moment };
  return { afterDue: given.afterDue === undefined ? 0 : reader.count(given.afterDue, `${at}/afterDue`), unit, at: moment };
}

/** A share of the length in per cent, above 0; above 100 is past the due moment. */
function readShare(reader: Reader, value: unknown, at: string): number {
  const share = reader.count(value, at);
  if (share === 0 && value === 0) reader.refuse(at, '百分比应大于 0', 'Expected a share above 0 per cent');
  return share;
}

/** Every id once; every level once for a kind of clock; every conduct once. */
function checkTwice(reader: Reader, { rules, scope }: Pick<CardRules, 'rules' | 'scope'>): void {
  rules.forEach((rule, index) => {
    const before = rules.slice(0, index);
    if (!before.some(other => other.id === rule.id || clash(other, rule, scope))) return;
    reader.refuse(
      `/rules/${index}`,
      `编号、级别或行为「${rule.id}」重复，同一监察对象每一级只能有一条规则`,
      `The id, level or conduct "${rule.id}" is used twice, keep one rule a level and scope`,
    );
  });
}

function clash(a: CardRule, b: CardRule, common: CardRules['scope']): boolean {
  if ('conduct' in a.when || 'conduct' in b.when) {
    return 'conduct' in a.when && 'conduct' in b.when && a.when.conduct === b.when.conduct;
  }
  const own = b.scope ?? common;
  return a.level === b.level && (a.scope ?? common).some(one => own.includes(one));
}
