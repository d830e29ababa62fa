import type { ThemeConfig } from 'antd';

const fontFamily = `-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Hiragino Sans GB", "Segoe UI", system-ui, sans-serif`;

/** Colours used outside Ant Design's components (配色); each pair reaches AA contrast. */
export const colours = {
  primary: '#1f5fa8',
  text: '#1f2733',
  soft: '#566172',
  amber: '#8a5200',
  yellow: '#ffd234',
  red: '#c8202f',
  green: '#1e7a3c',
} as const;

/** Ant Design theme (主题): one quiet blue, 14 px at 1.6, and x 1.3 in large type (适老化); nothing moves where the person asked for less motion (减少动态效果). */
export function createTheme({ large, still }: { readonly large: boolean; readonly still: boolean }): ThemeConfig {
  const scale = large ? 1.3 : 1;
  return {
    token: {
      fontFamily,
      fontSize: Math.round(14 * scale),
      lineHeight: 1.6,
      controlHeight: Math.round(34 * scale),
      colorPrimary: colours.primary,
      colorLink: colours.primary,
      colorInfo: colours.primary,
      colorSuccess: colours.green,
      colorWarning: '#c47500',
      colorError: colours.red,
      colorErrorHover: '#a81824',
      colorErrorTextHover: '#a81824',
      colorErrorText: '#b01b28',
      colorErrorBg: '#fdf1f2',
      colorErrorBorder: '#e2a0a6',
      colorSuccessBg: '#f2faf5',
      colorSuccessBorder: '#a9d3b7',
      colorWarningBg: '#fff8ea',
      colorWarningBorder: '#e3b66c',
      colorWarningText: '#7a4700',
      colorInfoBg: '#eef4fb',
      colorInfoBorder: '#b5cdea',
      colorPrimaryBg: '#e6eff9',
      colorPrimaryBgHover: '#d6e5f6',
      colorPrimaryBorder: '#a9c6e8',
      colorText: colours.text,
      colorTextSecondary: '#48515f',
      colorTextTertiary: colours.soft,
      colorTextDescription: colours.soft,
      colorTextPlaceholder: '#6a7383',
      colorBgLayout: '#f4f6f9',
      borderRadius: 4,
      wireframe: false,
      motion: !still,
    },
    // The styles of the components stand in a sheet of their own (antd.css): working them out in the browser takes a phone more than a second.
    zeroRuntime: true,
    components: {
      Table: { cellPaddingBlock: 9, cellPaddingInline: 10, headerBg: '#f7f9fb' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Descriptions: { itemPaddingBottom: 8 },
    },
  };
}
