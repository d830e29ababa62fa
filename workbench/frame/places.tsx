import {
  AlertOutlined,
  BarChartOutlined,
  CalendarOutlined,
  FileAddOutlined,
  InboxOutlined,
  PartitionOutlined,
  SearchOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Permission } from '#server/contract/permissions.ts';
import type { Me } from '#server/contract/schemas.ts';
import { isPermitted } from '../shared/api/index.ts';
import type { MessageKey } from '../shared/messages/index.ts';

/** A place of the navigation (导航项). */
export interface Place {
  readonly to: '/intake' | '/inbox' | '/cases' | '/supervision' | '/statistics' | '/calendar' | '/people';
  readonly title: MessageKey;
  readonly icon: ReactNode;
  readonly needs: readonly Permission[];
  readonly count?: (me: Me) => number;
  readonly alert?: boolean;
}

const places: readonly Place[] = [
  { to: '/intake', title: 'nav.intake', icon: <FileAddOutlined aria-hidden />, needs: ['case.open'] },
  { to: '/inbox', title: 'nav.inbox', icon: <InboxOutlined aria-hidden />, needs: ['task.work'], count: me => me.counts.inbox },
  { to: '/cases', title: 'nav.cases', icon: <SearchOutlined aria-hidden />, needs: ['case.read.own', 'case.read.unit', 'case.read.all'] },
  {
    to: '/supervision',
    title: 'nav.supervision',
    icon: <AlertOutlined aria-hidden />,
    needs: ['card.read.own', 'card.read.unit', 'card.read.all'],
    count: me => me.counts.cards,
    alert: true,
  },
  { to: '/statistics', title: 'nav.statistics', icon: <BarChartOutlined aria-hidden />, needs: ['statistics.read'] },
  { to: '/calendar', title: 'nav.calendar', icon: <CalendarOutlined aria-hidden />, needs: ['calendar.read'] },
  { to: '/people', title: 'nav.people', icon: <UserSwitchOutlined aria-hidden />, needs: ['organisation.read'] },
];

/** Icon of the link to the pack library (流程库). */
export const libraryIcon = <PartitionOutlined aria-hidden />;
/** Address of the designer app. */
export const designerAddress = '/designer';

/** Places a person may use, in order. */
export const placesOf = (me: Me): readonly Place[] => places.filter(place => isPermitted(me, ...place.needs));
/** Where a person starts: the inbox, else the first place allowed. */
export const homeOf = (me: Me): Place['to'] => placesOf(me).find(place => place.to === '/inbox')?.to ?? placesOf(me)[0]?.to ?? '/cases';
