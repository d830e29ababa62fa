import { Select } from 'antd';
import type { Text } from '#engine/problem.ts';
import type { FormFile } from '#processes/types.ts';
import { Field } from '../../process/panel/Field.tsx';
import { useText } from '../../ui/preferences.tsx';
import { fieldsOf, layoutOf, sectionsOf } from '../model/index.ts';
import { patched } from './change.ts';
import { TypedField } from './inputs/TypedField.tsx';
import { usePanel } from './panel.ts';
import { readSome, writeText } from './reading.ts';

/** The form under another title: the file's, and that of its schema. */
export function retitled(file: FormFile, title: Text): FormFile {
  return { ...file, title, schema: patched(file.schema, { title: title.zh, 'x-title-en': title.en }) };
}

/** A title that must be there, in one language. */
export function TitleSetting({
  lang,
  label,
  title,
  onSend,
}: {
  readonly lang: 'zh' | 'en';
  readonly label: string;
  readonly title: Text;
  readonly onSend: (title: Text) => void;
}) {
  return (
    <TypedField
      setting={lang === 'zh' ? 'title' : 'x-title-en'}
      label={label}
      value={title[lang]}
      write={writeText}
      read={readSome}
      onSend={text => onSend({ ...title, [lang]: text })}
    />
  );
}

/** Settings of the form as a whole (表单设置). */
export function FormSettings() {
  const { say } = useText();
  const { editor, isReadOnly } = usePanel();
  const { file, apply } = editor;
  const layout = layoutOf(file);
  const policy = file.schema['x-unknown'] === 'drop' ? 'drop' : 'refuse';
  const rename = (title: Text): void => apply(now => retitled(now, title), 'form/title');
  return (
    <>
      <p className="bjd-kind">{say('panel.form')}</p>
      <TitleSetting lang="zh" label={say('panel.titleZh')} title={file.title} onSend={rename} />
      <TitleSetting lang="en" label={say('panel.titleEn')} title={file.title} onSend={rename} />
      <Field label={say('panel.unknown')} hint={say('panel.unknownHint')}>
        {id => (
          <Select
            id={id}
            disabled={isReadOnly}
            value={policy}
            options={(['refuse', 'drop'] as const).map(value => ({ value, label: say(`panel.unknown.${value}`) }))}
            onChange={value =>
              apply(now => ({ ...now, schema: patched(now.schema, { 'x-unknown': value === 'drop' ? 'drop' : undefined }) }))
            }
          />
        )}
      </Field>
      <p className="bjd-soft">
        {say('panel.count', { pages: layout.pages.length, sections: sectionsOf(layout).length, fields: fieldsOf(file).length })}
      </p>
    </>
  );
}
