/** When a warning or card falls, as cards.json writes it (发牌时点). */
export interface CardWhen {
  readonly beforeDue?: number;
  readonly afterDue?: number;
  readonly unit?: string;
  readonly at?: 'open' | 'close';
  readonly used?: number;
  readonly conduct?: string;
}
/** Ways of saying when, as the page offers them. */
export type WhenKind = 'before' | 'after' | 'used' | 'conduct';

/** Which way a rule says when. */
export function kindOfWhen(when: CardWhen): WhenKind {
  if (when.conduct !== undefined) return 'conduct';
  if (when.used !== undefined) return 'used';
  return when.beforeDue === undefined ? 'after' : 'before';
}

/** The figure of a rule: days before or after, or per cent. */
export const figureOf = (when: CardWhen): number => when.beforeDue ?? when.afterDue ?? when.used ?? 0;

/** A rule that says when in another way, with the usual figure of that way. */
export function whenOf(kind: WhenKind, figure?: number, at?: 'open' | 'close'): CardWhen {
  switch (kind) {
    case 'before':
      return { beforeDue: figure ?? 1, unit: 'working-day', at: at ?? 'open' };
    case 'after':
      return { afterDue: figure ?? 1, unit: 'working-day', at: at ?? 'close' };
    case 'used':
      return { used: figure ?? 50 };
    case 'conduct':
      return { conduct: 'no-reasons' };
  }
}
