import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { changeLeaders } from './leaders.ts';
import { endAbsence, listAbsences, recordAbsence } from './absences.ts';

/** Handlers of who is away and who stands in (人员去向接口). */
export function peopleHandlers({ store }: Services): Pick<Handlers, 'listAbsences' | 'recordAbsence' | 'endAbsence' | 'changeLeaders'> {
  return {
    listAbsences: ({ person }) => listAbsences(store, person),
    recordAbsence: ({ person, body }) => recordAbsence(store, person, body),
    changeLeaders: ({ person, body }) => changeLeaders(store, person, body),
    endAbsence: ({ person, params, body }) => endAbsence(store, person, params.absenceId, body.id),
  };
}
