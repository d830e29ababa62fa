import type { Entry } from '#engine/cases/events.ts';
import type { CaseView } from '../contract/schemas.ts';

/** A scope ever opened, as the diagram needs it. */
export type ScopeShown = CaseView['scopes'][number];

/** Every scope ever opened in a case (流程层级), closed ones too, from its journal: which content and container each showed. */
export function scopesOf(entries: readonly Entry[]): ScopeShown[] {
  const elements = new Map<string, string>();
  const scopes = new Map<string, ScopeShown>();
  for (const entry of entries) {
    for (const [index, event] of entry.events.entries()) {
      const id = `${entry.seq}.${index}`;
      if (event.type === 'element-entered') elements.set(id, event.element);
      if (event.type === 'scope-opened') {
        const element = event.run === null ? null : (elements.get(event.run) ?? null);
        scopes.set(id, { id, parent: event.parent, content: event.content, container: event.container, element, open: true });
      }
      if (event.type === 'scope-closed') {
        const scope = scopes.get(event.scope);
        if (scope) scopes.set(scope.id, { ...scope, open: false });
      }
    }
  }
  return [...scopes.values()];
}
