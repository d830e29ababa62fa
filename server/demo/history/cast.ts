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

type Kind = Part['kind'];

/** Cases over the whole time, by course. */
function over(centre: string, kind: Kind, courses: Readonly<Record<string, number>>): Part[] {
  return Object.entries(courses).map(([course, cases]) => ({ centre, kind, course, cases }));
}

/** Cases of the last days that lie after so many steps: `[course, first day, last day, steps, cases]`. */
function open(centre: string, kind: Kind, rows: readonly (readonly [string, number, number, number, number])[]): Part[] {
  return rows.map(([course, from, to, steps, cases]) => ({ centre, kind, course, cases, lately: [from, to], steps }));
}

/** The district: every course there is, most of them straight, and something on every desk today. */
const district: readonly Part[] = [
  ...over('heshan', 'promised', {
    ...{ straight: 24, warned: 5, late: 4, veryLate: 2, lateInReview: 2, explained: 2 },
    ...{ supplementOnce: 8, supplementInVain: 2, neverSupplied: 2, inspection: 3, publicity: 2 },
    ...{ extended: 4, notExtended: 2, refused: 4, declined: 3, withdrawn: 3, sentBack: 3, urged: 2 },
    ...{ countersigned: 2, transferred: 2, upheld: 1, revoked: 1, cardedByHand: 1 },
  }),
  ...open('heshan', 'promised', [
    ['straight', 0, 2, 0, 4],
    ['straight', 1, 4, 1, 4],
    ['straight', 5, 8, 2, 3],
    ['straight', 5, 8, 3, 3],
    ['straight', 6, 9, 4, 3],
    ['veryLate', 14, 22, 1, 3],
    ['supplementOnce', 1, 3, 1, 2],
    ['supplementOnce', 3, 12, 2, 3],
    ['supplementOnce', 8, 14, 3, 1],
    ['inspection', 3, 6, 2, 1],
    ['inspection', 5, 9, 3, 2],
    ['publicity', 4, 8, 3, 1],
    ['extended', 6, 11, 2, 3],
    ['extended', 6, 11, 3, 4],
    ['upheld', 30, 34, 6, 1],
  ]),
  ...over('heshan', 'instant', { onTheSpot: 22, nextDay: 3, daysLater: 1, corrected: 2, supplemented: 2, declined: 1, referred: 2 }),
  ...open('heshan', 'instant', [
    ['onTheSpot', 0, 1, 0, 1],
    ['onTheSpot', 0, 3, 1, 2],
    ['onTheSpot', 0, 1, 2, 1],
    ['supplemented', 2, 5, 2, 1],
  ]),
  ...over('heshan', 'joint', {
    ...{ allAgree: 6, oneDisagrees: 2, oneLate: 2, refusedAndLate: 1, handedOverLate: 1, extended: 1, supplemented: 1, declined: 1 },
  }),
  ...open('heshan', 'joint', [
    ['allAgree', 0, 1, 0, 1],
    ['allAgree', 1, 3, 1, 2],
    ['oneLate', 5, 9, 2, 2],
    ['refusedAndLate', 10, 13, 3, 1],
    ['allAgree', 4, 6, 4, 1],
    ['extended', 8, 10, 3, 1],
  ]),
  ...over('heshan', 'escalated', { granted: 4, notUrged: 1, refused: 1, returned: 1, refusedHere: 1, declined: 1, supplemented: 1 }),
  ...open('heshan', 'escalated', [
    ['granted', 1, 2, 1, 1],
    ['granted', 6, 9, 3, 2],
    ['granted', 9, 12, 4, 2],
    ['notUrged', 10, 14, 3, 1],
    ['refusedHere', 3, 4, 2, 1],
  ]),
  ...over('heshan', 'reply', { written: 5, late: 1, complex: 2 }),
  ...open('heshan', 'reply', [
    ['written', 0, 1, 0, 1],
    ['written', 0, 1, 1, 1],
  ]),
  ...over('heshan', 'first-contact', { told: 2, registered: 2, guided: 2, transferred: 2, overdue: 1, received: 1, outside: 2, leader: 1 }),
  ...open('heshan', 'first-contact', [
    ['transferred', 1, 3, 1, 1],
    ['overdue', 8, 9, 1, 1],
  ]),
];

function township(centre: string, share: number): Part[] {
  return [
    ...over(centre, 'promised', {
      ...{ straight: 5 * share, warned: share, late: share, veryLate: 1, supplementOnce: 2 * share, refused: 1 },
      ...{ declined: 1, extended: 1, sentBack: 1, neverSupplied: 1 },
    }),
    ...open(centre, 'promised', [
      ['straight', 0, 2, 0, share],
      ['straight', 1, 4, 1, share],
      ['straight', 4, 7, 2, 1],
      ['straight', 4, 7, 4, 1],
    ]),
    ...over(centre, 'instant', { onTheSpot: 5 * share, nextDay: 1, corrected: 1 }),
    ...open(centre, 'instant', [['onTheSpot', 0, 2, 1, 1]]),
    ...over(centre, 'reply', { written: 1 }),
    ...over(centre, 'first-contact', { told: 1, outside: 1 }),
  ];
}

/** What happens in the demo's past (历史构成), about 300 cases. A part whose centre has no item of the kind is left out. */
export const cast: readonly Part[] = [
  ...district,
  ...township('henglongqiao', 2),
  // Only there a second supplement may follow.
  ...over('henglongqiao', 'promised', { supplementTwice: 3 }),
  ...township('lanxi', 1),
  ...over('xinmin', 'promised', { straight: 2, late: 1 }),
  ...open('xinmin', 'promised', [['straight', 1, 3, 1, 1]]),
  ...over('xinmin', 'instant', { onTheSpot: 5, corrected: 1, nextDay: 1 }),
  ...open('xinmin', 'instant', [['onTheSpot', 0, 1, 0, 1]]),
];
