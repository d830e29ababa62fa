import {
  AlignLeftOutlined,
  ApartmentOutlined,
  BankOutlined,
  BorderOuterOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  CarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CreditCardOutlined,
  DownSquareOutlined,
  EnvironmentOutlined,
  FieldNumberOutlined,
  FileTextOutlined,
  FontSizeOutlined,
  IdcardOutlined,
  LinkOutlined,
  MailOutlined,
  MobileOutlined,
  NumberOutlined,
  OrderedListOutlined,
  PayCircleOutlined,
  PhoneOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  SwitcherOutlined,
  TableOutlined,
  TagsOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

const icons: Readonly<Record<string, ComponentType>> = {
  text: FontSizeOutlined,
  'long-text': AlignLeftOutlined,
  number: NumberOutlined,
  integer: FieldNumberOutlined,
  money: PayCircleOutlined,
  date: CalendarOutlined,
  'date-time': ClockCircleOutlined,
  email: MailOutlined,
  'web-address': LinkOutlined,
  computed: CalculatorOutlined,
  'yes-no': CheckSquareOutlined,
  pledge: SafetyCertificateOutlined,
  radio: ProfileOutlined,
  select: DownSquareOutlined,
  checkboxes: UnorderedListOutlined,
  code: ApartmentOutlined,
  codes: TagsOutlined,
  'id-number': IdcardOutlined,
  'credit-code': BankOutlined,
  mobile: MobileOutlined,
  phone: PhoneOutlined,
  landline: PhoneOutlined,
  postcode: MailOutlined,
  division: EnvironmentOutlined,
  organisation: TeamOutlined,
  person: UserOutlined,
  'bank-card': CreditCardOutlined,
  plate: CarOutlined,
  'case-number': FileTextOutlined,
  group: BorderOuterOutlined,
  table: TableOutlined,
  cards: SwitcherOutlined,
  list: OrderedListOutlined,
};

/** The picture of a kind of field (控件图标); the name beside it says the same. */
export function KindIcon({ kind }: { readonly kind: string }) {
  const Icon = icons[kind] ?? FontSizeOutlined;
  return (
    <span className="bjb-icon" aria-hidden>
      <Icon />
    </span>
  );
}
