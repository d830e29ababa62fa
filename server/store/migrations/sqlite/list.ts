import { Tables } from './0001-tables.ts';
import { Subscriptions } from './0002-subscription.ts';
import { LeanRows } from './0003-lean-rows.ts';
import { JournalTexts } from './0004-journal-texts.ts';
import { CandidatesByPrincipal } from './0005-candidates-by-principal.ts';
import { CalendarLayers } from './0006-calendar-layers.ts';
import { Supervision } from './0007-supervision.ts';
import { FewerTrees } from './0008-fewer-trees.ts';
import { LeanProjections } from './0009-lean-projections.ts';
import { Breadth } from './0010-breadth.ts';
import { DemoHistories } from './0011-demo-history.ts';
import { CodeLists } from './0012-code-list.ts';
import { People } from './0013-people.ts';
import { Reviews } from './0014-review.ts';
import { DraftHistory } from './0015-draft-history.ts';
import { Retention } from './0016-retention.ts';

/** Migrations of the SQLite database, in order. One that has been shipped is never changed. */
export const sqliteMigrations = [
  { name: '0001-tables', class: Tables },
  { name: '0002-subscription', class: Subscriptions },
  { name: '0003-lean-rows', class: LeanRows },
  { name: '0004-journal-texts', class: JournalTexts },
  { name: '0005-candidates-by-principal', class: CandidatesByPrincipal },
  { name: '0006-calendar-layers', class: CalendarLayers },
  { name: '0007-supervision', class: Supervision },
  { name: '0008-fewer-trees', class: FewerTrees },
  { name: '0009-lean-projections', class: LeanProjections },
  { name: '0010-breadth', class: Breadth },
  { name: '0011-demo-history', class: DemoHistories },
  { name: '0012-code-list', class: CodeLists },
  { name: '0013-people', class: People },
  { name: '0014-review', class: Reviews },
  { name: '0015-draft-history', class: DraftHistory },
  { name: '0016-retention', class: Retention },
];
