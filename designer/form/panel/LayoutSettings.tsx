import { Segmented } from 'antd';
import type { Text } from '#engine/problem.ts';
import type { FormSection } from '#forms/schema/types.ts';
import { Field } from '../../process/panel/Field.tsx';
import { useText } from '../../ui/preferences.tsx';
import { layoutOf, sectionsOf, withPage, withSection } from '../model/index.ts';
import { TitleSetting } from './FormSettings.tsx';
import { TextSetting } from './inputs/TypedField.tsx';
import { usePanel } from './panel.ts';

/** Settings of a page (分页设置). */
export function PageSettings({ id }: { readonly id: string }) {
  const { say } = useText();
  const { editor } = usePanel();
  const page = layoutOf(editor.file).pages.find(one => one.id === id);
  if (!page) return <p className="bjd-soft">{say('panel.gone')}</p>;
  const rename = (title: Text): void => editor.apply(file => withPage(file, id, one => ({ ...one, title })), `page/${id}/title`);
  return (
    <>
      <p className="bjd-kind">{say('panel.page')}</p>
      <TitleSetting lang="zh" label={say('panel.titleZh')} title={page.title} onSend={rename} />
      <TitleSetting lang="en" label={say('panel.titleEn')} title={page.title} onSend={rename} />
    </>
  );
}

/** A text of which either language may be typed first: the other one begins as a copy; without Chinese there is none. */
export function withLanguage(text: Text | undefined, lang: 'zh' | 'en', typed: string | undefined): Text | undefined {
  if (lang === 'zh') return typed === undefined ? undefined : { zh: typed, en: text && text.en !== text.zh ? text.en : typed };
  return text || typed !== undefined ? { zh: text?.zh ?? typed!, en: typed ?? text!.zh } : undefined;
}

function sectionWith(section: FormSection, key: 'title' | 'text', text: Text | undefined): FormSection {
  const { [key]: _, ...rest } = section;
  return text ? { ...rest, [key]: text } : rest;
}

/** Settings of a section (区段设置). */
export function SectionSettings({ id }: { readonly id: string }) {
  const { say } = useText();
  const { editor, isReadOnly } = usePanel();
  const section = sectionsOf(layoutOf(editor.file)).find(one => one.id === id);
  if (!section) return <p className="bjd-soft">{say('panel.gone')}</p>;
  const set = (make: (one: FormSection) => FormSection, setting: string): void =>
    editor.apply(file => withSection(file, id, make), `section/${id}/${setting}`);
  const setText = (key: 'title' | 'text', lang: 'zh' | 'en') => (typed: string | undefined) =>
    set(one => sectionWith(one, key, withLanguage(one[key], lang, typed)), key);
  const english = (text: Text | undefined): string | undefined => (text && text.en !== text.zh ? text.en : undefined);
  return (
    <>
      <p className="bjd-kind">{say('panel.section')}</p>
      <TextSetting setting="title" label={say('panel.sectionTitleZh')} value={section.title?.zh} onSend={setText('title', 'zh')} />
      <TextSetting setting="title-en" label={say('panel.sectionTitleEn')} value={english(section.title)} onSend={setText('title', 'en')} />
      <TextSetting setting="text" label={say('panel.textZh')} value={section.text?.zh} isLong onSend={setText('text', 'zh')} />
      <TextSetting setting="text-en" label={say('panel.textEn')} value={english(section.text)} isLong onSend={setText('text', 'en')} />
      <Field label={say('panel.columns')} hint={say('panel.columnsHint')}>
        {id => (
          <Segmented
            id={id}
            data-setting="columns"
            aria-label={say('panel.columns')}
            disabled={isReadOnly}
            value={section.columns}
            options={[1, 2, 3]}
            onChange={columns => set(one => ({ ...one, columns }), 'columns')}
          />
        )}
      </Field>
    </>
  );
}
