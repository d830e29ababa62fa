import { Tables } from './0001-tables.ts';
import { RowLevelSecurity } from './0002-row-level-security.ts';
import { Subscriptions } from './0003-subscription.ts';
import { TimersAside } from './0004-timers-aside.ts';
import { JournalTexts } from './0005-journal-texts.ts';
import { CandidatesByPrincipal } from './0006-candidates-by-principal.ts';
import { CalendarLayers } from './0007-calendar-layers.ts';
import { Supervision } from './0008-supervision.ts';
import { FewerTrees } from './0009-fewer-trees.ts';
import { LeanProjections } from './0010-lean-projections.ts';
import { Breadth } from './0011-breadth.ts';
import { DemoHistories } from './0012-demo-history.ts';
import { CodeLists } from './0013-code-list.ts';
import { People } from './0014-people.ts';
import { Reviews } from './0015-review.ts';
import { DraftHistory } from './0016-draft-history.ts';
import { Retention } from './0017-retention.ts';

/** Migrations of the PostgreSQL database, in order. One that has been shipped is never changed. */
export const postgresqlMigrations = [
  { name: '0001-tables', class: Tables },
  { name: '0002-row-level-security', class: RowLevelSecurity },
  { name: '0003-subscription', class: Subscriptions },
  { name: '0004-timers-aside', class: TimersAside },
  { name: '0005-journal-texts', class: JournalTexts },
  { name: '0006-candidates-by-principal', class: CandidatesByPrincipal },
  { name: '0007-calendar-layers', class: CalendarLayers },
  { name: '0008-supervision', class: Supervision },
  { name: '0009-fewer-trees', class: FewerTrees },
  { name: '0010-lean-projections', class: LeanProjections },
  { name: '0011-breadth', class: Breadth },
  { name: '0012-demo-history', class: DemoHistories },
  { name: '0013-code-list', class: CodeLists },
  { name: '0014-people', class: People },
  { name: '0015-review', class: Reviews },
  { name: '0016-draft-history', class: DraftHistory },
  { name: '0017-retention', class: Retention },
];
