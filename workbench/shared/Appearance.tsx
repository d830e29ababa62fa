import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { type ReactNode, useEffect, useMemo } from 'react';
import { keepHallClock } from '#forms/render/hall-clock.ts';
import { usePrefersReducedMotion } from './layout/index.ts';
import { usePreferences } from './messages/index.ts';
import { createTheme } from './theme.ts';

type Locale = NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>;
/** CommonJS files arrive as themselves or under `default`, by bundler. */
const unwrap = (module: unknown): Locale => ((module as { default?: Locale }).default ?? module) as Locale;
keepHallClock();
const locales = { zh: unwrap(zhCN), en: unwrap(enUS) };

/** Theme and language of all components inside (外观). */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const { lang, large } = usePreferences();
  const still = usePrefersReducedMotion();
  const theme = useMemo(() => createTheme({ large, still }), [large, still]);
  dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  useEffect(() => void dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en'), [lang]);
  return (
    <ConfigProvider locale={locales[lang]} theme={theme} button={{ autoInsertSpace: false }}>
      <App style={{ height: '100%' }}>{children}</App>
    </ConfigProvider>
  );
}
