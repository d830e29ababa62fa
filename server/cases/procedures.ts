import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { matchesAny } from '#engine/cases/principals.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ClockPause, Procedure } from '#engine/clocks/index.ts';
import type { CaseProcedure, CaseView } from '../contract/schemas.ts';
import type { Reading } from './reading.ts';
import { caseVerbs } from './verbs.ts';

/** Lawful procedures of the case's pack (特别程序清单, 行政许可法 art. 45): notice, longest length, whether it runs and whether this reader may start or end it. */
export function proceduresOf(reading: Reading, release: ReleaseDefinition | undefined): CaseView['procedures'] {
  if (!release?.procedures) return [];
  const verbs = caseVerbs(reading);
  return release.procedures.map(procedure => {
    const running = runningOf(reading.state, procedure.id);
    const may = running
      ? verbs.includes('resume-clock') && awaitsEnd(reading.state, procedure.id)
      : verbs.includes('pause-clock') && isAllowed(reading, release, procedure);
    return {
      id: procedure.id,
      title: procedure.title,
      noticeTitle: release.documents[procedure.notice]?.title ?? { zh: '书面告知', en: 'written notice' },
      longest: procedure.longest ?? null,
      running,
      clocks: clocksOf(reading.state, release, procedure.id),
      may,
    };
  });
}

const lasting = (pauses: readonly ClockPause[], procedure: string): ClockPause | undefined =>
  pauses.find(({ reason, to }) => to === null && reason === procedure);

/** Since when a procedure runs, and until when at the latest. */
function runningOf({ clocks }: CaseState, procedure: string): CaseProcedure['running'] {
  const pauses = Object.values(clocks).flatMap(({ status, pauses: of }) => (status === 'stopped' ? [] : (lasting(of, procedure) ?? [])));
  if (pauses.length === 0) return null;
  const untils = pauses.flatMap(({ until }) => (until === undefined ? [] : [until]));
  return { from: Math.min(...pauses.map(({ from }) => from)), until: untils.length === 0 ? null : Math.max(...untils) };
}

/** Clocks that stand still for a procedure, or would. */
function clocksOf({ clocks }: CaseState, release: ReleaseDefinition, procedure: string): string[] {
  const obeys = (rule: string) => release.clocks.find(({ id }) => id === rule)?.pause.includes(procedure) ?? false;
  return Object.values(clocks).flatMap(({ key, rule, status }) => (status !== 'stopped' && obeys(rule) ? [key] : []));
}

/** The case waits for the end of this procedure, or of whichever runs. */
function awaitsEnd({ waits }: CaseState, procedure: string): boolean {
  return Object.values(waits).some(
    wait => wait.kind === 'message' && wait.name === 'special-procedure-finished' && (wait.key === null || wait.key === procedure),
  );
}

/** The pack lets a post of this reader start it, and a clock would stand still. */
function isAllowed({ state, person }: Reading, release: ReleaseDefinition, { id, by }: Procedure): boolean {
  const posts = by.flatMap(role => (Object.hasOwn(release.roles, role) ? release.roles[role]! : [role]));
  const fits = posts.flatMap(post => [post, `${post}@${state.service.unit}`]);
  return (by.length === 0 || matchesAny(fits, person.actor.principals)) && clocksOf(state, release, id).length > 0;
}
