import type { OverdueList } from '#server/contract/supervision.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { type Tile, tiles } from './overdue.ts';

interface TilesProps {
  readonly counts: OverdueList['counts'];
  readonly chosen: Tile | null;
  readonly onChoose: (tile: Tile | null) => void;
}

/** Counts of the overdue list that filter it (计数栏); a second press shows all again. */
export function Tiles({ counts, chosen, onChoose }: TilesProps) {
  const { t } = useSuperviseText();
  return (
    <fieldset className="bj-tiles" aria-label={t('overdue.tiles')}>
      {tiles.map(tile => (
        <button
          key={tile}
          type="button"
          className="bj-tile"
          data-tile={tile}
          aria-pressed={chosen === tile}
          onClick={() => onChoose(chosen === tile ? null : tile)}
        >
          <b className="bj-number">{counts[tile]}</b>
          <span>{t(`tile.${tile}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
