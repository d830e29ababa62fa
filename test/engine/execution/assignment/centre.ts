import type { Absence, Organisation } from '#engine/cases/context.ts';

/** A person and their posts, `post@unit` or, for the whole centre, `post`. */
export type Staff = Readonly<Record<string, readonly string[]>>;

/**
 * A town with three units under it. `wang` registers cases at the hall, `chen` does the step before, `zhang` has agreed two steps before; each of `qian`,
 * `sun` and `zhou` leads a unit, `zheng` the government.
 */
export const everybody: Staff = {
  wang: ['window-staff@hall'],
  zhang: ['clerk@market'],
  li: ['clerk@market'],
  wu: ['clerk@health'],
  feng: ['clerk@hall'],
  chen: ['inspector@market'],
  tang: ['inspector@health'],
  qian: ['unit-leader@market'],
  sun: ['unit-leader@health'],
  zhou: ['unit-leader@town'],
  zheng: ['government-head'],
  huang: ['administrator'],
};

/** The same without some people. */
export function staffWithout(...gone: readonly string[]): Staff {
  return Object.fromEntries(Object.entries(everybody).filter(([account]) => !gone.includes(account)));
}

const named = (id: string) => ({ zh: id, en: id });

/** An organisation of these people. */
export function centreOf(staff: Staff, more: Pick<Organisation, 'leaders' | 'absences'> = {}): Organisation {
  return {
    version: 1,
    centre: { id: 'heshan', title: named('赫山'), shortName: '赫', code: 'HS', address: '', phone: '' },
    units: [{ id: 'town', title: named('town') }, ...['market', 'health', 'hall'].map(id => ({ id, title: named(id), parent: 'town' }))],
    posts: Object.entries(staff).flatMap(([account, posts]) =>
      posts.map(text => {
        const [post = '', unit = null] = text.split('@');
        return { account, name: account, post, unit };
      }),
    ),
    ...more,
  };
}

/** Away on the days the tests play on. */
export function away(account: string, substitute: string): Absence {
  return { account, substitute, from: 0, until: Number.MAX_SAFE_INTEGER };
}
