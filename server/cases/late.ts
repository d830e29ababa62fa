import type { Actor } from '#engine/cases/commands.ts';
import { refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';

/** What a body may say about late entry (补录): the legal moment of what happened, and why it is entered only now. */
export interface LateEntry {
  readonly effectiveAt?: number;
  readonly reason?: string;
}

/** The actor of a command; with an earlier legal moment and the right to it, one the engine lets enter late. */
export function actorOf({ actor, permissions }: Person, { effectiveAt }: LateEntry): Actor {
  if (effectiveAt === undefined || !permissions.has('case.late')) return actor;
  return { ...actor, principals: [...actor.principals, 'late-entry'] };
}

/** The part of a command that carries reason and legal moment; an earlier moment asks for the right to enter late. */
export function lateEntry(person: Person, { effectiveAt, reason }: LateEntry): LateEntry {
  if (effectiveAt !== undefined && !person.permissions.has('case.late')) {
    throw refusal(
      403,
      'not-permitted',
      {
        zh: '补录已过去的办理需要专门权限。请由中心管理员补录。',
        en: 'Expected the right to enter past work late, but your role does not have it. An administrator can do it.',
      },
      { details: { permission: 'case.late' } },
    );
  }
  return { ...(effectiveAt === undefined ? {} : { effectiveAt }), ...(reason ? { reason } : {}) };
}
