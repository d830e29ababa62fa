import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Segmented, Switch } from 'antd';
import { kindOf } from '#forms/fields/index.ts';
import { classOf } from '#forms/fields/shape.ts';
import type { Field as FormField } from '#forms/fields/types.ts';
import { Field } from '../../process/panel/Field.tsx';
import { useText } from '../../ui/preferences.tsx';
import type { FieldPath } from '../editor.ts';
import { fieldAt, sectionOfField, withField } from '../model/index.ts';
import { optionsOf, withOptions, withSchema, withUi } from './change.ts';
import { TextSetting, TypedField } from './inputs/TypedField.tsx';
import { KindSetting } from './KindSetting.tsx';
import { NameSetting } from './NameSetting.tsx';
import { type FieldPanel, usePanel } from './panel.ts';
import { readSome, writeText } from './reading.ts';
import { titleOfField } from './rules/names.ts';
import { RuleSettings } from './rules/RuleSettings.tsx';
import { KindSettings, settingsOf } from './settings/KindSettings.tsx';

interface Part {
  readonly panel: FieldPanel;
}

/** Title and help in both languages (名称与填写说明). */
function Words({ panel: { field, change, kind } }: Part) {
  const { say } = useText();
  const keyword = (name: string) => (value: string | undefined) => change(now => withSchema(now, { [name]: value }), name);
  const textOf = (name: string): string | undefined => (typeof field.schema[name] === 'string' ? String(field.schema[name]) : undefined);
  const placeholder = typeof field.ui['ui:placeholder'] === 'string' ? field.ui['ui:placeholder'] : undefined;
  return (
    <>
      <TypedField
        setting="title"
        label={say('panel.titleZh')}
        value={writeText(field.schema.title)}
        write={writeText}
        read={readSome}
        onSend={keyword('title')}
      />
      <TextSetting setting="x-title-en" label={say('panel.titleEn')} value={textOf('x-title-en')} onSend={keyword('x-title-en')} />
      <TextSetting setting="description" label={say('panel.help')} value={textOf('description')} isLong onSend={keyword('description')} />
      <TextSetting
        setting="x-description-en"
        label={say('panel.helpEn')}
        value={textOf('x-description-en')}
        isLong
        onSend={keyword('x-description-en')}
      />
      {kind.settings.includes('placeholder') && (
        <TextSetting
          setting="ui:placeholder"
          label={say('panel.placeholder')}
          value={placeholder}
          onSend={value => change(now => withUi(now, { 'ui:placeholder': value }), 'ui:placeholder')}
        />
      )}
    </>
  );
}

function RequiredSetting({ panel: { field, change, isReadOnly } }: Part) {
  const { say } = useText();
  const isAlsoRuled = typeof field.schema['x-required'] === 'string';
  return (
    <Field label={say('panel.required')} hint={isAlsoRuled && !field.required ? say('panel.requiredBy') : undefined}>
      {id => (
        <span>
          <Switch
            id={id}
            data-setting="required"
            disabled={isReadOnly}
            checked={field.required}
            checkedChildren={say('yes')}
            unCheckedChildren={say('no')}
            onChange={required => change(now => ({ ...now, required }), 'required')}
          />
        </span>
      )}
    </Field>
  );
}

/** Columns of the section a field takes (宽度); nothing to choose where it has one column. */
function WidthSetting({ panel: { field, change, isReadOnly, path, editor } }: Part) {
  const { say } = useText();
  const columns = path.length === 1 ? (sectionOfField(editor.file, path[0]!)?.columns ?? 1) : 1;
  if (columns < 2) return null;
  const span = Number(optionsOf(field).span ?? 1);
  const labelOf = (n: number): string => (n === columns ? say('panel.widthAll') : say('panel.widthN', { n }));
  return (
    <Field label={say('panel.width')}>
      {id => (
        <Segmented
          id={id}
          data-setting="span"
          aria-label={say('panel.width')}
          disabled={isReadOnly}
          value={Math.min(span, columns)}
          options={Array.from({ length: columns }, (_, index) => ({ value: index + 1, label: labelOf(index + 1) }))}
          onChange={n => change(now => withOptions(now, { span: n === 1 ? undefined : n }), 'span')}
        />
      )}
    </Field>
  );
}

/** The way back to the table or group a field stands in. */
function Above({ panel: { path, editor } }: Part) {
  const { say, pick } = useText();
  if (path.length < 2) return null;
  const above = path.slice(0, -1);
  const field = fieldAt(editor.file, above);
  if (!field) return null;
  return (
    <Button
      type="link"
      size="small"
      className="bjf-above"
      icon={<ArrowLeftOutlined />}
      onClick={() => editor.select({ kind: 'field', path: above })}
    >
      {say('columns.back', { title: pick(titleOfField(field.schema, above.at(-1)!)) })}
    </Button>
  );
}

/** Settings of a field (字段设置): words, kind, width, what its kind offers, and rules. */
export function FieldSettings({ path, field }: { readonly path: FieldPath; readonly field: FormField }) {
  const { say, pick } = useText();
  const { editor, name, isReadOnly } = usePanel();
  const kind = kindOf(field);
  const panel: FieldPanel = {
    editor,
    name,
    isReadOnly,
    path,
    field,
    kind,
    kindClass: classOf(field),
    change: (make, setting) => editor.apply(file => withField(file, path, make), `${name}/${setting}`),
  };
  const hasOwn = settingsOf(panel).length > 0;
  return (
    <>
      <Above panel={panel} />
      <p className="bjd-kind">{pick(kind.title)}</p>
      <Words panel={panel} />
      <RequiredSetting panel={panel} />
      <WidthSetting panel={panel} />
      {hasOwn && <h3 className="bjf-heading">{say('panel.special', { kind: pick(kind.title) })}</h3>}
      <KindSettings panel={panel} />
      <h3 className="bjf-heading">{say('panel.rules')}</h3>
      <RuleSettings panel={panel} />
      <h3 className="bjf-heading">{say('panel.name')}</h3>
      <NameSetting panel={panel} />
      <KindSetting panel={panel} />
      <p className="bjd-soft bjf-id">
        {say('panel.xId')} <code>{String(field.schema['x-id'] ?? '')}</code>
        <br />
        {say('panel.xIdHint')}
      </p>
    </>
  );
}
