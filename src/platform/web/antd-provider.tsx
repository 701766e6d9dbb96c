import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { antdTheme } from './antd-theme.ts';
import { useLocale } from './locale.ts';
import { useIsPhone } from './reading.ts';
import { useTheme } from './theme.ts';

/** Gives antd our tokens and the reader's language; its own lazy chunk, so that the frame paints first. */
export function AntdProvider({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  const theme = useTheme();
  const isPhone = useIsPhone();
  dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      locale={locale === 'zh' ? zhCN : enUS}
      theme={antdTheme(theme, isPhone)}
      button={{ autoInsertSpace: false }}
      componentSize="medium"
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
