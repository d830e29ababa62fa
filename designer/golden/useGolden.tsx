import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Scenario } from '#processes/types.ts';
import { useDesk } from '../draft/EditField.tsx';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { freshId, freshScenario, itemsOf, sampleItem, scenariosOf, withItem, withoutScenario, withScenario } from './cases.ts';

/** A golden case being made or changed. */
interface Open {
  readonly id: string;
  readonly scenario: Scenario;
}

/** What can be done with the golden cases of the draft (用例操作). */
export interface Golden {
  readonly open: Open | null;
  readonly notice: ReactNode;
  readonly make: () => void;
  readonly edit: (id: string) => void;
  readonly copy: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly keep: (id: string, scenario: Scenario) => void;
  readonly close: () => void;
}

/** Golden cases of the draft being edited: the one that is open, and what opens, makes, copies and removes them. A report from before is then out of date. */
export function useGolden(onChange: () => void): Golden {
  const { say } = useText();
  const desk = useDesk();
  const units = useRead('getOrganisation', {}).data?.units;
  const [open, setOpen] = useState<Open | null>(null);
  const [isFormless, setFormless] = useState(false);
  const scenarios = scenariosOf(desk.body);
  const begin = (scenario: Scenario): void => setOpen({ id: freshId(scenarios), scenario });
  const make = (): void => {
    const title = { zh: say('golden.untitled'), en: 'New case' };
    const own = itemsOf(desk.body).find(({ pack }) => pack === desk.pack) ?? itemsOf(desk.body)[0];
    const [form] = Object.keys(desk.parts.forms);
    setFormless(!own && form === undefined);
    if (own) begin(freshScenario(title, own.id));
    else if (form !== undefined) {
      const item = sampleItem(desk.parts.head, form, units?.[0]?.id ?? 'service-desk');
      desk.change(body => withItem(body, item));
      begin(freshScenario(title, item.id));
    }
  };
  return {
    open,
    notice: isFormless ? <Alert type="warning" showIcon closable title={say('golden.noForm')} onClose={() => setFormless(false)} /> : null,
    make,
    edit: id => setOpen({ id, scenario: scenarios[id]! }),
    copy: id => begin({ ...scenarios[id]!, expect: {} }),
    remove: id => {
      desk.change(body => withoutScenario(body, id));
      onChange();
    },
    keep: (id, scenario) => {
      desk.change(body => withScenario(body, id, scenario));
      onChange();
      setOpen(null);
    },
    close: () => setOpen(null),
  };
}
