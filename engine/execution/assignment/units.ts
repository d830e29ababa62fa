import type { Organisation } from '../../cases/context.ts';
import type { CaseDraft } from '../../cases/draft.ts';

/** Unit of a person (所在单位): that of the service item where they hold a post in it, else the first of theirs; undefined for who holds none in a unit. */
export function unitOf({ posts }: Organisation, { service }: Pick<CaseDraft, 'service'>, account: string): string | undefined {
  const units = posts.filter(post => post.account === account).flatMap(({ unit }) => unit ?? []);
  return units.includes(service.unit) ? service.unit : units[0];
}

/** Unit of who registered the case (登记窗口所在单位): the first of theirs, whichever unit the item is of. */
export function windowUnitOf({ posts }: Organisation, { openedBy }: Pick<CaseDraft, 'openedBy'>): string | undefined {
  return posts.find(({ account, unit }) => account === openedBy && unit !== null)?.unit ?? undefined;
}

/** A unit and those above it (上级单位), the nearest first; a loop is cut where it closes. */
export function lineOf({ units }: Organisation, unit: string): readonly string[] {
  const line = [unit];
  for (;;) {
    const parent = units.find(({ id }) => id === line.at(-1))?.parent;
    if (parent === undefined || line.includes(parent)) return line;
    line.push(parent);
  }
}
