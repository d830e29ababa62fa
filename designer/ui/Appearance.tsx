import { App, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import { type ReactNode, useMemo } from 'react';
import { keepHallClock } from '#forms/render/hall-clock.ts';
import { usePreferences } from './preferences.tsx';
import { usePrefersReducedMotion } from './usePrefersReducedMotion.ts';

type Locale = NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>;
/** CommonJS files arrive as themselves or under `default`, by bundler. */
const unwrap = (module: unknown): Locale => ((module as { default?: Locale }).default ?? module) as Locale;
keepHallClock();
const locales = { zh: unwrap(zhCN), en: unwrap(enUS) };

const themeOf = (large: boolean, still: boolean): ThemeConfig => ({
  token: {
    fontFamily:
      '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", system-ui, sans-serif',
    fontSize: large ? 18 : 14,
    lineHeight: 1.6,
    controlHeight: large ? 44 : 34,
    colorPrimary: '#1f5fa8',
    colorLink: '#1f5fa8',
    colorText: '#1f2733',
    colorTextSecondary: '#48515f',
    colorTextTertiary: '#566172',
    colorTextDescription: '#566172',
    colorBgLayout: '#f4f6f9',
    borderRadius: 4,
    motion: !still,
  },
});

/** Theme and language of all components inside (外观), as in the workbench. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const { lang, large } = usePreferences();
  const still = usePrefersReducedMotion();
  const theme = useMemo(() => themeOf(large, still), [large, still]);
  return (
    <ConfigProvider locale={locales[lang]} theme={theme} button={{ autoInsertSpace: false }}>
      <App style={{ height: '100%' }}>{children}</App>
    </ConfigProvider>
  );
}
