import type { ReactNode } from 'react';
import { locales } from '#platform/contract/label.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { localeChoice, useLocale, useMessages } from '#platform/web/locale.ts';
import { accessMessages } from '../contract/access.messages.ts';
import './access.css';

interface AccessFrameProps {
  readonly title: string;
  readonly text?: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** Each language in its own words; never translated. */
const languageNames = { zh: '中文', en: 'English' } as const;

/** The bare page of sign-in, first run and invitation: brand, language, one box. */
export function AccessFrame({ title, text, isWide = false, children, foot }: AccessFrameProps) {
  const t = useMessages(accessMessages);
  const locale = useLocale();
  return (
    <div className="access">
      <header className="access-top">
        <span className="access-brand"><Icon name="cycle" className="accent" />{t('access.product')}</span>
        <span className="spread" />
        <Segmented label={t('access.language')} tabs={locales.map((each) => ({ id: each, label: languageNames[each] }))} active={locale} onChange={localeChoice.set} />
      </header>
      <main className="access-body">
        <div className={classNames('access-box', isWide && 'wide')}>
          <h1>{title}</h1>
          {text && <p>{text}</p>}
          {children}
        </div>
        {foot && <div className="access-foot">{foot}</div>}
      </main>
    </div>
  );
}
