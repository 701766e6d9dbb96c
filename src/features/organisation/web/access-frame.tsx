import type { ReactNode } from 'react';
import { locales } from '#platform/contract/label.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
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
        <span className="access-brand">
          <Mark />
          {t('access.product')}
        </span>
        <span className="spread" />
        <Segmented
          label={t('access.language')}
          tabs={locales.map((each) => ({ id: each, label: languageNames[each] }))}
          active={locale}
          onChange={localeChoice.set}
        />
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

/** The product's mark, as in the browser tab. */
function Mark() {
  return (
    <svg viewBox="0 0 20 20" width="22" height="22" aria-hidden>
      <circle cx="10" cy="10" r="8" fill="none" stroke="var(--accent)" strokeWidth="1.8" strokeDasharray="4.4 2.4" />
      <path d="M9.6 5.4v7.4H6.2c.3-2.9 1.4-5.4 3.4-7.4zM11 8c1.2 1.2 2 2.8 2.3 4.8H11z" fill="var(--ink)" />
    </svg>
  );
}
