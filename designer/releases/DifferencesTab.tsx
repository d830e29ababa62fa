import { RollbackOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { DifferenceView } from '#server/contract/designing.ts';
import { type Address, deepIn } from '../draft/address.ts';
import { withoutItemChange } from '../draft/body.ts';
import { useDesk } from '../draft/EditField.tsx';
import type { DraftDesk } from '../draft/useDraft.ts';
import { useText } from '../ui/preferences.tsx';
import { Differences } from './Differences.tsx';
import { VersionDiff } from './diff/VersionDiff.tsx';
import { useTitles } from './useTitles.ts';

/** Which unit does an item is chosen, not changed: there is no value above to go back to. */
const mayRestore = ({ part, path }: DifferenceView): boolean => part !== 'item' || (path.length > 1 && path[1] !== 'unit');

/** Takes back what this centre says at an address, of a pack or of an item (恢复上级值). */
function restore(desk: DraftDesk, { part, path, item }: DifferenceView): void {
  if (part !== 'item') desk.restore({ part: part as Address['part'], path });
  else {
    const at = path.slice(1);
    const above = deepIn(desk.server.parentItems.find(({ id }) => id === item)?.item, at);
    desk.change(body => (body.kind === 'overlay' && item ? withoutItemChange(body, item, at, above) : body));
  }
}

/** What differs (对比、差异): a whole pack from its newest release, a township's from the root of the family, each with its layer. */
export function DifferencesTab() {
  const { say } = useText();
  const desk = useDesk();
  const titles = useTitles();
  const isOverlay = desk.body.kind === 'overlay';
  if (!isOverlay)
    return (
      <div className="bjd-stack">
        {desk.state !== 'clean' && <Alert type="info" showIcon title={say('compare.saved')} />}
        <VersionDiff pack={desk.pack} version={desk.server.version} />
      </div>
    );
  return (
    <section className="bjd-panel">
      <h2>{say('change.ofFamily')}</h2>
      <Differences
        differences={desk.judged.differences}
        titles={titles}
        hasLayers
        actionOf={one =>
          one.layer?.centre === desk.owner.centre && mayRestore(one) ? (
            <Button size="small" icon={<RollbackOutlined />} onClick={() => restore(desk, one)}>
              {say('origin.restore')}
            </Button>
          ) : null
        }
      />
    </section>
  );
}
