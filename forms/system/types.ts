import type { Text } from '#engine/problem.ts';
import type { FormDefinition } from '../schema/types.ts';

/** A form of the product itself (系统表单), written in the same language as those of packs. */
export interface SystemForm extends FormDefinition {
  /** Kebab-case, unique. */
  readonly id: string;
  readonly title: Text;
}
