import { useDesk } from '../draft/EditField.tsx';
import { AdoptedItems } from '../township/AdoptedItems.tsx';
import { ClockRules } from './ClockRules.tsx';
import { ItemLimits } from './ItemLimits.tsx';

/** Limits of the items that use a pack, and the rules of its clocks (时限). */
export function ClocksTab() {
  const { body, pack } = useDesk();
  return (
    <div className="bjd-stack">
      {body.kind === 'overlay' ? <AdoptedItems body={body} /> : <ItemLimits pack={pack} />}
      <ClockRules />
    </div>
  );
}
