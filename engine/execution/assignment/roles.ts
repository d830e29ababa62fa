import type { Execution, Here } from '../execution.ts';
import { evaluateFeel } from '../values.ts';

/** The role that is drawn, or that an expression gives, such as a setting (由设置决定的角色); what is no text names nobody. */
export function roleOf(execution: Execution, here: Here, role: string): string {
  if (!role.startsWith('=')) return role;
  const value = evaluateFeel(execution, here, role.slice(1));
  return typeof value === 'string' ? value : '';
}

/** Posts that a role of the pack means (角色对应的岗位); a role the pack does not have is a post itself. */
export function postsOf({ release: { roles } }: Here, role: string): readonly string[] {
  return Object.hasOwn(roles, role) ? roles[role]! : [role];
}
