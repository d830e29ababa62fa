import { Alert } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Scenario } from '#processes/types.ts';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { useDesk } from '../draft/EditField.tsx';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useRead } from '../ui/read.ts';
import { freshId, freshScenario, itemsOf, sampleItem, scenariosOf, withItem, withoutScenario, withScenario } from './cases.ts';

/** A golden case being made or changed. */
export interface OpenCase {
  readonly id: string;
  /** A case the draft does not have yet. */
  readonly isNew: boolean;
  /** As it was opened. */
  readonly begin: Scenario;
  /** As it is played by now. */
  readonly scenario: Scenario;
  /** The application is filled in. */
  readonly isFilled: boolean;
}

const opened = (id: string, scenario: Scenario, isNew: boolean): OpenCase => ({
  id,
  isNew,
  begin: scenario,
  scenario,
  isFilled: scenario.steps.length > 0 || Object.keys(scenario.answers).length > 0,
});

/** What can be done with the golden cases of the draft (用例操作). */
export interface Golden {
  readonly open: OpenCase | null;
  readonly notice: ReactNode;
  readonly make: () => void;
  readonly edit: (id: string) => void;
  readonly copy: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Goes on with the open case. */
  readonly play: (make: (scenario: Scenario) => Scenario, isFilled?: true) => void;
  /** Takes the open case into the draft with what came out as what is expected. */
  readonly keep: (expected: Scenario['expect']) => void;
  readonly close: () => void;
}

/** Golden cases of the draft being edited: the one that is open, and what opens, makes, copies and removes them. A report from before is then out of date. */
export function useGolden(onChange: () => void): Golden {
  const { say, pick } = useText();
  const desk = useDesk();
  const organisation = useRead('getOrganisation', {});
  const [open, setOpen] = useState<OpenCase | null>(null);
  const [isFormless, setFormless] = useState(false);
  const isWaiting = useRef(false);
  const [unread, setUnread] = useState<ProblemDetails | null>(null);
  const scenarios = scenariosOf(desk.body);
  const begin = (scenario: Scenario): void => setOpen(opened(freshId(scenarios), scenario, true));
  /** A sample item is done by a unit of this centre: which there are is waited for. */
  const makeWithSample = async (title: Scenario['title'], form: string): Promise<void> => {
    if (isWaiting.current) return;
    isWaiting.current = true;
    const { data, error } = organisation.data ? organisation : await organisation.refetch();
    isWaiting.current = false;
    setUnread(data ? null : problemOf(error));
    if (!data) return;
    const item = sampleItem(desk.parts.head, form, data.units[0]?.id ?? 'service-desk');
    desk.change(body => withItem(body, item));
    begin(freshScenario(title, item.id));
  };
  const make = (): void => {
    const title = { zh: say('golden.untitled'), en: 'New case' };
    const own = itemsOf(desk.body).find(({ pack }) => pack === desk.pack) ?? itemsOf(desk.body)[0];
    const [form] = Object.keys(desk.parts.forms);
    setFormless(!own && form === undefined);
    if (own) begin(freshScenario(title, own.id));
    else if (form !== undefined) void makeWithSample(title, form);
  };
  return {
    open,
    notice: unread ? (
      <Alert type="error" showIcon closable title={pick(unread.message)} onClose={() => setUnread(null)} />
    ) : isFormless ? (
      <Alert type="warning" showIcon closable title={say('golden.noForm')} onClose={() => setFormless(false)} />
    ) : null,
    make,
    edit: id => setOpen(opened(id, scenarios[id]!, false)),
    copy: id => begin({ ...scenarios[id]!, expect: {} }),
    remove: id => {
      desk.change(body => withoutScenario(body, id));
      onChange();
    },
    play: (make, isFilled) => setOpen(one => one && { ...one, scenario: make(one.scenario), isFilled: one.isFilled || isFilled === true }),
    keep: expected => {
      if (!open) return;
      const done: Scenario = { ...open.scenario, expect: expected };
      // somebody else may have named a new case alike meanwhile
      desk.change(body => withScenario(body, open.isNew ? freshId(scenariosOf(body)) : open.id, done));
      onChange();
      setOpen(null);
    },
    close: () => setOpen(null),
  };
}
