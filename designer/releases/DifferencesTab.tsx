import { RollbackOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { DifferenceView } from '#server/contract/designing.ts';
import type { Address } from '../draft/address.ts';
import { withoutItemChange } from '../draft/body.ts';
import { useDesk } from '../draft/EditField.tsx';
import type { DraftDesk } from '../draft/useDraft.ts';
import { useText } from '../ui/preferences.tsx';
import { Answered } from '../ui/Answered.tsx';
import { useRead } from '../ui/read.ts';
import { CompareDiagram } from './CompareDiagram.tsx';
import { Differences } from './Differences.tsx';
import { useTitles } from './useTitles.ts';

/** Which unit does an item is chosen, not changed: there is no value above to go back to. */
const mayRestore = ({ part, path }: DifferenceView): boolean => part !== 'item' || (path.length > 1 && path[1] !== 'unit');

/** Takes back what this centre says at an address, of a pack or of an item (恢复上级值). */
function restore(desk: DraftDesk, { part, path, item }: DifferenceView): void {
  if (part !== 'item') desk.restore({ part: part as Address['part'], path });
  else desk.change(body => (body.kind === 'overlay' && item ? withoutItemChange(body, item, path.slice(1)) : body));
}

/** Both diagrams beside each other (两版流程图); the draft as it was last saved. */
function Diagrams({ picked }: { readonly picked: string | null }) {
  const { pick } = useText();
  const desk = useDesk();
  const read = useRead('comparePack', { params: { packId: desk.pack }, query: { from: 'released', to: 'draft' } });
  return (
    <Answered read={read}>
      {({ from, to, differences }) => (
        <div className="bjd-split">
          <CompareDiagram bpmn={from.bpmn} title={pick(from.title)} differences={differences} side="from" picked={picked} />
          <CompareDiagram bpmn={to.bpmn} title={pick(to.title)} differences={differences} side="to" picked={picked} />
        </div>
      )}
    </Answered>
  );
}

/** What differs (对比、差异): a whole pack from its newest release, a township's from the root of the family, each with its layer. */
export function DifferencesTab() {
  const { say } = useText();
  const desk = useDesk();
  const [picked, setPicked] = useState<string | null>(null);
  const titles = useTitles();
  const isOverlay = desk.body.kind === 'overlay';
  const { differences } = desk.judged;
  const isDrawn = !isOverlay && desk.server.released !== null && desk.server.version > 0;
  return (
    <div className="bjd-stack">
      <section className="bjd-panel">
        <h2>{say(isOverlay ? 'change.ofFamily' : 'change.ofRelease')}</h2>
        <Differences
          differences={differences}
          titles={titles}
          hasLayers={isOverlay}
          onElement={setPicked}
          {...(isOverlay
            ? {
                actionOf: (one: DifferenceView) =>
                  one.layer?.centre === desk.owner.centre && mayRestore(one) ? (
                    <Button size="small" icon={<RollbackOutlined />} onClick={() => restore(desk, one)}>
                      {say('origin.restore')}
                    </Button>
                  ) : null,
              }
            : {})}
        />
      </section>
      {isDrawn && desk.state !== 'clean' && <Alert type="info" showIcon title={say('compare.saved')} />}
      {isDrawn && <Diagrams key={desk.server.version} picked={picked} />}
    </div>
  );
}
