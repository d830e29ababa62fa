import { jumpTargets } from '#engine/verbs/index.ts';
import type { JumpList } from '../contract/schemas.ts';
import { findNames } from '../identity/names.ts';
import type { Store } from '../store/types.ts';
import { cancelledView, peopleOf } from './cancelled.ts';
import { contextOf } from './context.ts';
import type { Reading } from './reading.ts';

/** Where the tokens of a case stand and may be moved (可跳转的环节), the innermost last; a token without a way is left out. */
export async function viewJumps(store: Store, reading: Reading): Promise<JumpList> {
  const { state, person, target } = reading;
  if (target.tenant !== person.tenant || state.phase !== 'running') return { tokens: [] };
  const context = await contextOf(store, reading);
  const places = Object.values(state.scopes).flatMap(scope => {
    const runs = Object.entries(scope.runs).map(([run, { element }]) => ({
      scope,
      run: run as string | null,
      element: element as string | null,
    }));
    return runs.length > 0 || scope.arrivals.length === 0 ? runs : [{ scope, run: null, element: null }];
  });
  const found = places.map(({ scope, run, element }) => ({
    scope,
    run,
    drawn: element === null ? undefined : context.release(scope.content)?.process.elements[element],
    targets: jumpTargets(state, context, { scope: scope.id, run }),
  }));
  const names = await findNames(
    store,
    found.flatMap(({ targets }) => targets.flatMap(({ cancels }) => cancels.flatMap(peopleOf))),
  );
  const tokens = found.map(({ scope, run, drawn, targets }) => ({
    scope: scope.id,
    run,
    name: drawn?.name ?? null,
    kind: drawn?.kind ?? null,
    targets: targets.map(({ element, kind, name, cancels }) => ({
      element,
      name: name === element ? null : name,
      kind,
      cancels: cancels.map(one => cancelledView(one, reading, names)),
    })),
  }));
  return { tokens: tokens.filter(({ targets }) => targets.length > 0) };
}
