import type { CaseEvent } from '#engine/cases/events.ts';

/** A principal that has to do with a case, and why. */
export interface Participant {
  readonly principal: string;
  readonly why: string;
}

/** Primary key of case_participant. */
export const participantKey = ['tenant', 'case_id', 'principal'] as const;

const none: readonly Participant[] = [];

/** Who comes to have to do with a case through an event (参与人): registrar, candidates, holders, receivers of cards. */
export function participantsOf(event: CaseEvent): readonly Participant[] {
  switch (event.type) {
    case 'case-opened':
      return [{ principal: `person:${event.by}`, why: 'opened' }];
    case 'task-created':
      return event.candidates.map(principal => ({ principal, why: 'candidate' }));
    case 'task-claimed':
      return [{ principal: `person:${event.by}`, why: 'holder' }];
    case 'task-assigned':
      return [{ principal: `person:${event.to}`, why: 'holder' }];
    case 'task-transferred':
    case 'task-delegated':
      return [{ principal: `person:${event.to}`, why: 'holder' }];
    case 'signers-added':
      return event.seating.seats.map(({ account }) => ({ principal: `person:${account}`, why: 'signer' }));
    case 'vote-cast':
      return [{ principal: `person:${event.by}`, why: 'completed' }, ...signers(event.seating.candidates)];
    case 'signer-removed':
    case 'vote-taken-back':
      return signers(event.seating.candidates);
    case 'candidates-changed':
      return event.candidates.map(principal => ({ principal, why: 'candidate' }));
    case 'case-circulated':
      return event.to.map(account => ({ principal: `person:${account}`, why: 'circulated' }));
    case 'warning-raised':
    case 'card-issued':
      return event.cause === undefined ? [] : event.to.map(principal => ({ principal, why: 'card' }));
    case 'supervision-demanded':
      return event.to.map(account => ({ principal: `person:${account}`, why: 'supervision' }));
    case 'task-completed':
      return [{ principal: `person:${event.by}`, why: 'completed' }];
    default:
      return none;
  }
}

function signers(candidates: readonly string[]): Participant[] {
  return candidates.map(principal => ({ principal, why: 'signer' }));
}
