import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CloseCircleFilled,
  CopyOutlined,
  DeleteOutlined,
  SettingOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { Problem } from '#engine/problem.ts';
import { settingOf, widgetOf } from '#forms/render/shape.ts';
import type { FormSchema, Values } from '#forms/schema/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { ruleKeywords } from '../model/index.ts';
import { useCanvasDesk } from './desk.ts';
import { badgeWords } from './words.ts';

/** What is special about a field, by the names of its badges (标记). */
export function badgesOf(schema: FormSchema, ui: Values): readonly string[] {
  const rules = ruleKeywords.filter(keyword => typeof schema[keyword] === 'string');
  const isReadOnly = schema.readOnly === true || settingOf(ui, 'readonly') === true || settingOf(ui, 'disabled') === true;
  return [
    ...rules,
    ...(Object.hasOwn(schema, 'default') ? ['default'] : []),
    ...(isReadOnly ? ['readonly'] : []),
    ...(widgetOf(ui) === 'hidden' ? ['hidden'] : []),
  ];
}

/** Badges of a field with the text of their rules on hover; read out as part of its label. */
export function Badges({ schema, ui }: { readonly schema: FormSchema; readonly ui: Values }) {
  const { say } = useText();
  const desk = useCanvasDesk();
  const rights = typeof schema['x-id'] === 'string' ? desk.rightsOf(schema['x-id']) : undefined;
  const badges = badgesOf(schema, ui);
  if (badges.length === 0 && rights === undefined) return null;
  return (
    <span className="bjb-badges" aria-hidden>
      {badges.map(badge => (
        <span key={badge} className="bjb-badge" data-badge={badge} title={typeof schema[badge] === 'string' ? schema[badge] : undefined}>
          {badgeWords(badge, say)}
        </span>
      ))}
      {rights !== undefined && (
        <span className="bjb-badge" data-badge="rights" title={rights}>
          {badgeWords('rights', say)}
        </span>
      )}
    </span>
  );
}

/** What is wrong with a thing: a mark, with the sentences on hover and while it is focused. */
export function ProblemMark({ problems, id }: { readonly problems: readonly Problem[]; readonly id: string }) {
  const { pick } = useText();
  if (problems.length === 0) return null;
  const isError = problems.some(({ severity }) => severity === 'error');
  return (
    <span className="bjb-problem" data-severity={isError ? 'error' : 'warning'}>
      {isError ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}
      <span className="bjb-problem-words" id={id}>
        {problems.map(problem => (
          <span key={`${problem.pointer} ${problem.code} ${problem.message.zh}`}>{pick(problem.message)}</span>
        ))}
      </span>
    </span>
  );
}

interface ActsProps {
  readonly of: string;
  readonly title: string;
  readonly canCopy: boolean;
}

/** Moving, settings, copy and remove of a thing, shown on hover and while it is chosen; the keyboard has keys for them. */
export function Acts({ of, title, canCopy }: ActsProps) {
  const { say } = useText();
  const desk = useCanvasDesk();
  const moves = [
    { key: 'moveBack', icon: <ArrowUpOutlined />, act: (key: string) => desk.move(key, -1) },
    { key: 'moveOn', icon: <ArrowDownOutlined />, act: (key: string) => desk.move(key, 1) },
  ] as const;
  const changes = [
    ...(canCopy ? [{ key: 'copy', icon: <CopyOutlined />, act: desk.copy } as const] : []),
    { key: 'remove', icon: <DeleteOutlined />, act: desk.remove },
  ] as const;
  const settings = { key: 'openPanel', icon: <SettingOutlined />, act: desk.open } as const;
  const buttons = desk.isReadOnly ? [settings] : [...moves, settings, ...changes];
  return (
    <span className="bjb-acts" data-of={of.slice(0, 1)}>
      {buttons.map(({ key, icon, act }) => (
        <button
          key={key}
          type="button"
          className="bjb-act"
          tabIndex={-1}
          data-act={key}
          aria-label={say(`builder.${key}`, { title })}
          title={say(`builder.${key}`, { title })}
          onClick={event => {
            event.stopPropagation();
            act(of);
          }}
        >
          {icon}
        </button>
      ))}
    </span>
  );
}
