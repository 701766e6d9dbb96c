import { theme as antd } from 'antd';
import type { ThemeConfig } from 'antd';
import type { Theme } from './theme.ts';

/** antd's theme from our tokens; antd mixes colours itself, so it needs values and cannot take var(--…). */
export function antdTheme(theme: Theme, isPhone: boolean): ThemeConfig {
  const color = theme === 'dark' ? dark : light;
  return {
    algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: { ...shape, ...color, ...(isPhone && { controlHeight: 44, fontSize: 14 }) },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: '0 1px 2px rgb(21 23 28 / .05)', fontWeight: 500, paddingInline: 12 },
      Select: { optionHeight: 30, optionPadding: '5px 8px' },
      Table: {
        headerBg: color.colorBgContainer,
        headerColor: color.colorTextTertiary,
        cellPaddingBlock: 6,
        cellPaddingInline: 10,
        headerSplitColor: 'transparent',
      },
      Form: { itemMarginBottom: 16, labelColor: color.colorTextTertiary, verticalLabelPadding: '0 0 4px' },
      Modal: { titleFontSize: 16 },
    },
  };
}

const shape = {
  fontFamily: 'var(--font)',
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 14,
  lineHeight: 20 / 13,
  borderRadius: 6,
  borderRadiusSM: 4,
  borderRadiusLG: 8,
  controlHeight: 30,
  controlHeightSM: 26,
  controlHeightLG: 44,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
  sizeStep: 4,
  zIndexPopupBase: 1050,
  wireframe: false,
} as const;

const light = {
  colorPrimary: '#3a53db',
  colorLink: '#2f45c2',
  colorSuccess: '#2c9c65',
  colorWarning: '#d6932a',
  colorError: '#d9483f',
  colorInfo: '#3f7cac',
  colorBgBase: '#ffffff',
  colorTextBase: '#15171c',
  colorText: '#15171c',
  colorTextSecondary: '#3d424e',
  colorTextTertiary: '#646a79',
  colorTextQuaternary: '#a2a7b4',
  colorBorder: '#dfe1e7',
  colorBorderSecondary: '#e9eaee',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBgLayout: '#f7f7f9',
  colorFillTertiary: '#f1f2f5',
  colorTextPlaceholder: '#646a79',
  controlItemBgActive: '#eef1fd',
  controlItemBgHover: '#f1f2f5',
  controlOutline: '#eef1fd',
};

const dark: typeof light = {
  colorPrimary: '#6f86f5',
  colorLink: '#9fb0fb',
  colorSuccess: '#43b57c',
  colorWarning: '#d9a040',
  colorError: '#e8675e',
  colorInfo: '#5d9acb',
  colorBgBase: '#16181d',
  colorTextBase: '#f2f3f6',
  colorText: '#f2f3f6',
  colorTextSecondary: '#c7cbd4',
  colorTextTertiary: '#979dab',
  colorTextQuaternary: '#6a7080',
  colorBorder: '#31353f',
  colorBorderSecondary: '#262a32',
  colorBgContainer: '#16181d',
  colorBgElevated: '#1d2027',
  colorBgLayout: '#101216',
  colorFillTertiary: '#20232a',
  colorTextPlaceholder: '#979dab',
  controlItemBgActive: '#222945',
  controlItemBgHover: '#20232a',
  controlOutline: '#222945',
};
