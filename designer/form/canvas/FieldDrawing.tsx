import { CalendarOutlined, ClockCircleOutlined, DownOutlined, PlusOutlined, UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { type FormSchema, isValues, type Values } from '#forms/schema/types.ts';
import { settingOf } from '#forms/render/shape.ts';
import type { Lang } from '../../ui/preferences.tsx';

interface DrawingProps {
  readonly kind: string;
  readonly schema: FormSchema;
  readonly ui: Values;
  readonly lang: Lang;
}

/** Options drawn of a choice; the rest is a number. */
const optionsShown = 4;

/** Titles of the choices of a field, or of the entries of a list. */
export function optionsOf(schema: FormSchema, lang: Lang): readonly string[] {
  const holder = isValues(schema.items) ? schema.items : schema;
  const choices = [holder.oneOf, holder.anyOf].flatMap(list => (Array.isArray(list) ? list : [])).filter(isValues);
  if (choices.length > 0) return choices.map(one => String((lang === 'en' && one['x-title-en']) || one.title || one.const));
  return Array.isArray(holder.enum) ? holder.enum.map(String) : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function Box({ children, end, tall }: { readonly children?: ReactNode; readonly end?: ReactNode; readonly tall?: boolean }) {
  return (
    <span className="bjb-box" data-tall={tall || undefined}>
      <span>{children}</span>
      {end && <span className="bjb-box-end">{end}</span>}
    </span>
  );
}

function Options({ schema, lang, mark }: Pick<DrawingProps, 'schema' | 'lang'> & { readonly mark: 'round' | 'square' }) {
  const options = optionsOf(schema, lang);
  return (
    <span className="bjb-options" data-mark={mark}>
      {[...new Set(options)].slice(0, optionsShown).map(option => (
        <span key={option}>{option}</span>
      ))}
      {options.length > optionsShown && <em>+{options.length - optionsShown}</em>}
    </span>
  );
}

const levelWords: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['省', '市', '县（区）', '乡镇（街道）'],
  en: ['Province', 'City', 'County', 'Township'],
};

function Division({ schema, lang }: Pick<DrawingProps, 'schema' | 'lang'>) {
  const level = typeof schema['x-codes-level'] === 'number' ? schema['x-codes-level'] : 4;
  return <Box end={<DownOutlined />}>{levelWords[lang].slice(0, level).join(' / ')}</Box>;
}

const unitOf = (ui: Values, lang: Lang): string =>
  textOf(lang === 'en' ? (settingOf(ui, 'unit-en') ?? settingOf(ui, 'unit')) : settingOf(ui, 'unit'));

function Pledge({ schema, mark }: { readonly schema: FormSchema; readonly mark: 'square' }) {
  return (
    <span className="bjb-options" data-mark={mark}>
      <span>{textOf(schema.description) || textOf(schema.title)}</span>
    </span>
  );
}

type Draw = (props: DrawingProps & { readonly hint: string }) => ReactNode;
const chosen: Draw = ({ schema, lang, hint }) => <Box end={<DownOutlined />}>{hint || optionsOf(schema, lang)[0]}</Box>;
const code: Draw = ({ hint }) => <Box end={<DownOutlined />}>{hint}</Box>;
const counted: Draw = ({ ui, lang, hint }) => <Box end={unitOf(ui, lang)}>{hint || '0'}</Box>;
const somebody: Draw = ({ hint }) => <Box end={<UserOutlined />}>{hint}</Box>;

const drawings: Readonly<Record<string, Draw>> = {
  'long-text': ({ hint }) => <Box tall>{hint}</Box>,
  number: counted,
  integer: counted,
  money: ({ lang, hint }) => <Box end={lang === 'zh' ? '元' : 'yuan'}>{hint || '0.00'}</Box>,
  date: ({ lang, hint }) => <Box end={<CalendarOutlined />}>{hint || (lang === 'zh' ? '年-月-日' : 'YYYY-MM-DD')}</Box>,
  'date-time': ({ lang, hint }) => (
    <Box end={<ClockCircleOutlined />}>{hint || (lang === 'zh' ? '年-月-日 时:分' : 'YYYY-MM-DD HH:mm')}</Box>
  ),
  computed: ({ schema }) => <code className="bjb-formula">{textOf(schema['x-value'])}</code>,
  'yes-no': ({ schema }) => <Pledge schema={{ title: schema.title }} mark="square" />,
  pledge: ({ schema }) => <Pledge schema={schema} mark="square" />,
  radio: ({ schema, lang }) => <Options schema={schema} lang={lang} mark="round" />,
  checkboxes: ({ schema, lang }) => <Options schema={schema} lang={lang} mark="square" />,
  select: chosen,
  code,
  codes: code,
  division: ({ schema, lang }) => <Division schema={schema} lang={lang} />,
  organisation: somebody,
  person: somebody,
  list: () => <Box end={<PlusOutlined />} />,
};

/** A light drawing of the control of a field (控件示意): what it will look like, without being one. */
export function FieldDrawing(props: DrawingProps) {
  const hint = textOf(settingOf(props.ui, 'placeholder'));
  const draw = drawings[props.kind];
  return (
    <span className="bjb-drawing" aria-hidden>
      {draw ? draw({ ...props, hint }) : <Box>{hint}</Box>}
    </span>
  );
}
