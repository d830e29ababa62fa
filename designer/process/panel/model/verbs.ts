import { taskVerbs, type TaskVerb, type VerbSettings } from '#engine/bpmn/definition.ts';
import { childOf, type Editable, type Factory, type Patch, text, verbsOf, withChild } from '../../properties.ts';

/** A setting of the verbs of a step (办理动作设置), its values (the first holds where nothing is drawn), and the verbs it belongs to. */
export interface VerbSetting<Name extends keyof VerbSettings = keyof VerbSettings> {
  readonly name: Name;
  readonly values: readonly VerbSettings[Name][];
  readonly verbs: readonly TaskVerb[];
}

/** The settings in the order they are shown; docs/verbs.md, Settings of a step. */
export const verbSettings: readonly VerbSetting[] = [
  { name: 'returnReach', values: ['branch', 'whole'], verbs: ['return'] },
  { name: 'returnResume', values: ['in-order', 'straight-back'], verbs: ['return'] },
  { name: 'stepLimit', values: ['restart', 'continue'], verbs: ['return', 'take-back'] },
  { name: 'resign', values: ['all', 'open'], verbs: ['return'] },
  { name: 'takeBack', values: ['unread', 'undone'], verbs: ['take-back'] },
  { name: 'addedRefusal', values: ['refuse', 'advise'], verbs: ['add-signer'] },
  { name: 'onRefuse', values: ['terminate', 'outcome', 'return'], verbs: ['refuse'] },
];

/** Settings that mean something for the verbs a step offers. */
export function settingsFor(allowed: readonly string[] | null): readonly VerbSetting[] {
  const offered: readonly string[] = allowed ?? taskVerbs;
  return verbSettings.filter(({ verbs }) => verbs.some(verb => offered.includes(verb)));
}

/** What a setting says on a step; the first value where it says nothing. */
export function settingOf(step: Editable, { name, values }: VerbSetting): string {
  const said = text(childOf(step, 'bj:Verbs')?.get(name));
  return (values as readonly string[]).find(value => value === said) ?? values[0]!;
}

/** How many settings are other than usual. */
export const unusualSettings = (step: Editable): number =>
  settingsFor(verbsOf(step).allow).filter(setting => settingOf(step, setting) !== setting.values[0]).length;

/** Writes a setting; the usual value is not said. */
export const withSetting = (step: Editable, { name, values }: VerbSetting, value: string, factory: Factory): Patch =>
  withChild(step, 'bj:Verbs', { [name]: value === values[0] ? undefined : value }, factory);
