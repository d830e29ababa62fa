import type { ReactNode } from 'react';
import { fieldsIn, titleOfField } from '../../../form/panel/rules/names.ts';
import { useText } from '../../../ui/preferences.tsx';
import { useRead } from '../../../ui/read.ts';
import { TextField } from '../Field.tsx';
import {
  type ActionType,
  type ActionView,
  offeredActions,
  readAction,
  withActionRows,
  withActionSetting,
  withActionType,
} from '../model/actions.ts';
import type { MappingRow } from '../model/mappings.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField, type ChoiceOption } from '../parts/ChoiceField.tsx';
import { MappingRows } from '../parts/MappingRows.tsx';
import { ReceiverField } from '../parts/ReceiverField.tsx';
import { WordsField } from '../parts/WordsField.tsx';
import { beginWords } from './NoticeFields.tsx';

interface PartProps {
  readonly panel: Panel;
  readonly view: ActionView;
  readonly write: (name: string, value: string) => void;
  readonly writeRows: (property: 'inputs' | 'outputs', rows: readonly MappingRow[]) => void;
}

function DocumentPart({ panel, view, write }: PartProps) {
  const { say, pick } = useText();
  return (
    <ChoiceField
      label={say('pp.action.document')}
      value={view.said('document') || undefined}
      options={Object.entries(panel.parts.documents).map(([value, { title }]) => ({ value, label: pick(title) }))}
      onChange={document => write('document', document)}
    />
  );
}

function NotifyPart({ panel, view, write }: PartProps) {
  const { say } = useText();
  return (
    <>
      <ReceiverField panel={panel} label={say('pp.to')} value={view.said('to')} mayBeApplicant onChange={to => write('to', to)} />
      <WordsField
        panel={panel}
        value={view.said('text')}
        onChange={key => write('text', key)}
        onNew={() => write('text', beginWords(panel))}
      />
    </>
  );
}

function DataPart({ panel, view, writeRows }: PartProps) {
  const { say } = useText();
  return (
    <MappingRows
      panel={panel}
      title={say('pp.data')}
      hint={say('pp.dataHint')}
      targetLabel={say('pp.variable')}
      rows={view.inputs}
      onSend={rows => writeRows('inputs', rows)}
    />
  );
}

/** Fields of an item's application form by title; null while they are not known. */
function useFieldsOfItem(item: string): readonly ChoiceOption[] | null {
  const { pick } = useText();
  const { data } = useRead('getItem', { params: { itemId: item } }, item !== '');
  if (!data) return null;
  return fieldsIn(data.form.schema).map(([name, schema]) => ({ value: name, label: pick(titleOfField(schema, name)) }));
}

/** Opens a case of another item beside this one (关联办件). */
function CasePart({ panel, view, write, writeRows }: PartProps) {
  const { say, pick } = useText();
  const { data, isPending, isError } = useRead('listItems', {});
  const fields = useFieldsOfItem(view.said('item'));
  return (
    <>
      <ChoiceField
        label={say('pp.action.item')}
        value={view.said('item') || undefined}
        isLoading={isPending || isError}
        options={(data?.rows ?? []).map(({ id, title }) => ({ value: id, label: pick(title) }))}
        error={isError ? say('pp.noItems') : undefined}
        onChange={item => write('item', item)}
      />
      <ChoiceField
        label={say('pp.action.relation')}
        value={view.said('relation') || 'related'}
        options={(['related', 'continued-by'] as const).map(value => ({ value, label: say(`pp.relation.${value}`) }))}
        onChange={relation => write('relation', relation === 'related' ? '' : relation)}
      />
      <MappingRows
        panel={panel}
        title={say('pp.answers')}
        hint={say('pp.answersHint')}
        targetLabel={say('pp.answerField')}
        {...(fields ? { targets: fields } : {})}
        rows={view.inputs}
        onSend={rows => writeRows('inputs', rows)}
      />
      <MappingRows
        panel={panel}
        title={say('pp.caseOut')}
        hint={say('pp.caseOutHint')}
        targetLabel={say('pp.variable')}
        rows={view.outputs}
        onSend={rows => writeRows('outputs', rows)}
      />
    </>
  );
}

/** Issues a card of supervision (发牌). */
function CardPart({ panel, view, write }: PartProps) {
  const { say } = useText();
  return (
    <>
      <ChoiceField
        label={say('pp.action.level')}
        value={view.said('level') || undefined}
        options={(['warning', 'yellow', 'red'] as const).map(value => ({ value, label: say(`card.${value}`) }))}
        onChange={level => write('level', level)}
      />
      <ReceiverField
        panel={panel}
        label={say('pp.action.cardTo')}
        value={view.said('to')}
        mayBeApplicant={false}
        onChange={to => write('to', to)}
      />
      <TextField
        label={say('pp.action.reason')}
        hint={say('pp.action.reasonHint')}
        value={view.said('reason')}
        isLong
        onSend={reason => write('reason', reason)}
      />
    </>
  );
}

function WebhookPart({ view, write }: PartProps) {
  const { say } = useText();
  return <TextField label={say('pp.action.url')} value={view.said('url')} isCode onSend={url => write('url', url)} />;
}

const partsOf: Readonly<Partial<Record<ActionType, (props: PartProps) => ReactNode>>> = {
  'issue-document': DocumentPart,
  notify: NotifyPart,
  'set-data': DataPart,
  'start-case': CasePart,
  'issue-card': CardPart,
  'call-webhook': WebhookPart,
};

/** What a service or send task does besides its act and documents (系统动作), with what it needs. */
export function ActionFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  const view = readAction(subject);
  const offered = view.type === 'call-webhook' ? [...offeredActions, view.type] : offeredActions;
  const Part = view.type && partsOf[view.type];
  return (
    <>
      <ChoiceField
        label={say('prop.action')}
        hint={view.type && say(`pp.action.${view.type}.hint`)}
        value={view.type}
        options={offered.map(value => ({ value, label: say(`pp.action.${value}`) }))}
        onChange={type => apply(withActionType(subject, type as ActionType, editor.factory))}
      />
      {Part && (
        <Part
          panel={panel}
          view={view}
          write={(name, value) => apply(withActionSetting(subject, name, value, editor.factory))}
          writeRows={(property, rows) => apply(withActionRows(subject, property, rows, editor.factory))}
        />
      )}
    </>
  );
}
