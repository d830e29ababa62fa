import { pauseTitle } from '#engine/clocks/procedures.ts';
import type { CaseProcedure, CaseView, Clock } from '#server/contract/schemas.ts';
import type { Language } from '../../shared/messages/index.ts';
import { clockTitle, formatDay } from '../../shared/time/index.ts';
import type { ActKey } from './messages.ts';

type SayAct = (key: ActKey, values?: Readonly<Record<string, string | number>>) => string;
/** In which words effects are told. */
export interface Telling {
  readonly say: SayAct;
  readonly lang: Language;
}
type Procedures = readonly Pick<CaseProcedure, 'id' | 'title'>[];

const standing = ({ pauses }: Clock): readonly string[] => pauses.flatMap(({ reason, to }) => (to === null ? [reason] : []));
const open = (clocks: readonly Clock[]): readonly Clock[] => clocks.filter(({ status }) => status !== 'stopped');

/** How much time a clock has left, in words (剩余时间). */
export function leftWords({ time: { days } }: Pick<Clock, 'time'>, { say }: Telling): string {
  if (days === null) return say('left.none');
  if (days === 0) return say('left.today');
  return days > 0 ? say('left.days', { n: days }) : say('left.over', { n: -days });
}

/** What a pause does to each clock that obeys the procedure (暂停的影响). */
export function pauseEffects(clocks: readonly Clock[], procedure: Pick<CaseProcedure, 'clocks'>, telling: Telling): readonly string[] {
  const { say, lang } = telling;
  return open(clocks)
    .filter(({ key }) => procedure.clocks.includes(key))
    .map(clock => {
      const values = { clock: clockTitle(clock, lang), left: leftWords(clock, telling) };
      return say(standing(clock).length > 0 ? 'pause.clockPaused' : 'pause.clock', values);
    });
}

/** What the end of a procedure does to each clock that stands still for it (恢复的影响). */
export function resumeEffects(clocks: readonly Clock[], procedure: string, procedures: Procedures, telling: Telling): readonly string[] {
  const { say, lang } = telling;
  return open(clocks)
    .filter(clock => standing(clock).includes(procedure))
    .map(clock => {
      const others = standing(clock).filter(reason => reason !== procedure);
      const name = clockTitle(clock, lang);
      if (others.length > 0) {
        const other = others.map(reason => titleOf(reason, procedures, lang)).join(lang === 'zh' ? '、' : ', ');
        return say('resume.stays', { clock: name, other });
      }
      return say('resume.clock', { clock: name, left: leftWords(clock, telling) });
    });
}

/** What the receipt of a supplement does to the clocks (补正收件的影响). */
export function supplementEffects(clocks: readonly Clock[], lengthWords: (clock: Clock) => string, telling: Telling): readonly string[] {
  const { say, lang } = telling;
  const waiting = open(clocks).filter(clock => standing(clock).includes('supplement'));
  if (waiting.length === 0) return [say('supplement.later')];
  const lines = waiting.map(clock => {
    const values = { clock: clockTitle(clock, lang), left: leftWords(clock, telling), length: lengthWords(clock) };
    return say(clock.supplement === 'pause' ? 'supplement.pause' : 'supplement.restart', values);
  });
  return waiting.some(({ supplement }) => supplement !== 'pause') ? [...lines, say('supplement.first')] : lines;
}

/** What may be asked as an extension (延期的条件): how many are left and until when, how long, who approves. */
export function extensionTerms(view: Pick<CaseView, 'clocks' | 'extension'>, { say, lang }: Telling): readonly string[] {
  const { extension } = view;
  if (!extension) return [say('extend.none')];
  return [
    ...extension.clocks.map(({ clock, left, before }) => {
      const found = view.clocks.find(({ key }) => key === clock);
      const head = say('extend.left', { clock: found ? clockTitle(found, lang) : clock, n: left });
      return before === null || !found ? head : head + say('extend.before', { day: formatDay(found.dueOn, lang) });
    }),
    ...(extension.most === null ? [] : [say('extend.most', { n: extension.most })]),
    say('extend.approver', { approver: extension.approver[lang] }),
  ];
}

/** A procedure that runs, by its id and title (正在进行的特别程序). */
export interface Running {
  readonly id: string;
  readonly title: string;
  readonly from: number;
  readonly until: number | null;
}

/** Procedures that run now: each has its own end. Taken from the clocks, so that one an older pack does not list is told too. */
export function runningOf(view: Pick<CaseView, 'clocks' | 'procedures'>, lang: Language): readonly Running[] {
  const procedures = view.procedures ?? [];
  const pauses = open(view.clocks).flatMap(clock => clock.pauses.filter(({ to, reason }) => to === null && !isOther(reason)));
  const ids = [...new Set(pauses.map(({ reason }) => reason))];
  return ids.map(id => {
    const own = pauses.filter(({ reason }) => reason === id);
    const listed = procedures.find(one => one.id === id)?.running;
    return {
      id,
      title: titleOf(id, procedures, lang),
      from: listed?.from ?? Math.min(...own.map(({ from }) => from)),
      until: listed?.until ?? null,
    };
  });
}

const isOther = (reason: string): boolean => reason === 'supplement' || reason === 'superior';
const titleOf = (reason: string, procedures: Procedures, lang: Language): string =>
  procedures.find(({ id }) => id === reason)?.title[lang] ?? pauseTitle(reason)[lang];
