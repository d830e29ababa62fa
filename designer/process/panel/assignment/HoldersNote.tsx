import { WarningFilled } from '@ant-design/icons';
import { rolesIn } from '../../../packs/rules.ts';
import { useText } from '../../../ui/preferences.tsx';
import type { AssignmentView } from '../model/assignment.ts';
import { type Holders, holdersOf } from '../model/holders.ts';
import { useOrganisation } from '../organisation.ts';
import type { Panel } from '../panel.ts';

/** Most names told of one unit, and units told at all. */
const most = { names: 6, units: 4 };

interface HoldersNoteProps {
  readonly panel: Panel;
  readonly view: Pick<AssignmentView, 'reach' | 'unit'>;
  readonly role: string | undefined;
}

/** Who could do the step as the posts are held today (现在谁能办), so that an empty post is seen while the rule is made. */
export function HoldersNote({ panel, view, role }: HoldersNoteProps) {
  const { say, lang } = useText();
  const { facts, units } = useOrganisation();
  const posts = rolesIn(panel.parts.roles).find(({ id }) => id === role)?.posts;
  const found = facts && posts ? holdersOf(facts, view, posts) : null;
  if (!found) return null;
  const join = lang === 'zh' ? '、' : ', ';
  const few = (names: readonly string[]): string =>
    names.length <= most.names ? names.join(join) : say('pp.andMore', { names: names.slice(0, most.names).join(join), n: names.length });
  const told = ({ unit, names }: Holders): string => {
    const title = view.reach === 'unit' || view.reach === 'window' ? units.find(({ value }) => value === unit)?.label : undefined;
    return title === undefined ? few(names) : `${title}${lang === 'zh' ? '：' : ': '}${few(names)}`;
  };
  const isEmpty = found.every(({ names }) => names.length === 0);
  if (isEmpty)
    return (
      <p className="bjd-holders" data-empty>
        <WarningFilled aria-hidden /> {say('pp.nobodyNow')}
      </p>
    );
  return (
    <div className="bjd-holders">
      {say('pp.holders')}
      <ul>
        {found.slice(0, most.units).map(one => (
          <li key={one.unit ?? ''}>{told(one)}</li>
        ))}
        {found.length > most.units && <li>{say('pp.moreUnits', { n: found.length })}</li>}
      </ul>
    </div>
  );
}
