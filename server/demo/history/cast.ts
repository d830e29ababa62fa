import type { Pack } from '#processes/types.ts';

/** How many cases of a centre take which course, of 300. */
export interface Part {
  readonly centre: string;
  readonly kind: Pack['head']['kind'];
  readonly course: string;
  readonly cases: number;
  /** Registered so many working days before the end, the latest first; absent: over the whole time. */
  readonly lately?: readonly [number, number];
  /** Only the first so many steps are done: the case lies there today. */
  readonly steps?: number;
}

const of = (centre: string, kind: Part['kind'], courses: Readonly<Record<string, number>>): Part[] =>
  Object.entries(courses).map(([course, cases]) => ({ centre, kind, course, cases }));

const lately = (centre: string, kind: Part['kind'], course: string, open: Pick<Part, 'lately' | 'steps' | 'cases'>): Part => ({
  centre,
  kind,
  course,
  ...open,
});

/** The district: every course there is, most of them straight. */
const district: readonly Part[] = [
  ...of('heshan', 'promised', {
    ...{ straight: 46, warned: 7, late: 6, veryLate: 4, lateInReview: 3, explained: 3 },
    ...{ supplementOnce: 12, supplementInVain: 3, neverSupplied: 3, inspection: 4, publicity: 3 },
    ...{ extended: 5, notExtended: 3, refused: 6, declined: 5, withdrawn: 4, sentBack: 4, urged: 4 },
    ...{ countersigned: 3, transferred: 3, upheld: 2, revoked: 2, cardedByHand: 1 },
  }),
  // What lies on the desks today, at every step.
  lately('heshan', 'promised', 'straight', { lately: [0, 2], steps: 0, cases: 7 }),
  lately('heshan', 'promised', 'straight', { lately: [1, 6], steps: 1, cases: 6 }),
  lately('heshan', 'promised', 'straight', { lately: [6, 9], steps: 2, cases: 4 }),
  lately('heshan', 'promised', 'straight', { lately: [6, 9], steps: 3, cases: 4 }),
  lately('heshan', 'promised', 'straight', { lately: [6, 10], steps: 4, cases: 4 }),
  lately('heshan', 'promised', 'veryLate', { lately: [13, 19], steps: 1, cases: 4 }),
  lately('heshan', 'promised', 'supplementOnce', { lately: [1, 3], steps: 1, cases: 2 }),
  lately('heshan', 'promised', 'supplementOnce', { lately: [2, 12], steps: 2, cases: 4 }),
  lately('heshan', 'promised', 'supplementOnce', { lately: [8, 14], steps: 3, cases: 2 }),
  lately('heshan', 'promised', 'inspection', { lately: [4, 7], steps: 2, cases: 2 }),
  lately('heshan', 'promised', 'inspection', { lately: [5, 9], steps: 3, cases: 3 }),
  lately('heshan', 'promised', 'extended', { lately: [8, 11], steps: 2, cases: 3 }),
  lately('heshan', 'promised', 'extended', { lately: [8, 11], steps: 3, cases: 4 }),
  lately('heshan', 'promised', 'upheld', { lately: [17, 20], steps: 6, cases: 2 }),
];

const township = (centre: string, share: number): Part[] => [
  ...of(centre, 'promised', {
    ...{ straight: 8 * share, warned: share, late: 2 * share, veryLate: share, supplementOnce: 2 * share, refused: share },
    ...{ declined: share, extended: share, sentBack: share, neverSupplied: share },
  }),
  lately(centre, 'promised', 'straight', { lately: [0, 3], steps: 0, cases: 2 * share }),
  lately(centre, 'promised', 'straight', { lately: [1, 4], steps: 1, cases: 2 * share }),
  lately(centre, 'promised', 'straight', { lately: [4, 7], steps: 2, cases: share }),
  lately(centre, 'promised', 'straight', { lately: [4, 7], steps: 4, cases: share }),
];

/** What happens in the demo's past (历史构成), about 300 cases. A part whose centre has no item of the kind is left out. */
export const cast: readonly Part[] = [
  ...district,
  ...township('henglongqiao', 2),
  ...township('lanxi', 1),
  ...of('xinmin', 'promised', { straight: 4, supplementOnce: 1, late: 1 }),
  lately('xinmin', 'promised', 'straight', { lately: [0, 4], steps: 1, cases: 2 }),
];
