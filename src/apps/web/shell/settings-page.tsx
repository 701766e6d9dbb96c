import { useState } from 'react';
import { formatMessage } from '#platform/contract/messages.ts';
import type { Message } from '#platform/contract/messages.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useSearchParam } from '#platform/web/navigation.tsx';
import { settingGroups } from '#platform/web/page-registry.ts';
import { isMeant } from './is-meant.ts';
import { useSettingPages } from './use-setting-pages.ts';
import type { SettingPage } from './use-setting-pages.ts';
import './settings-page.css';

/** Everything that can be set, by group, with one search over all of it. */
export function SettingsPage() {
  const t = useMessages(shellMessages);
  const [asked, setAsked] = useSearchParam('q');
  const [text, setText] = useState(asked ?? '');
  const wanted = text.trim().toLowerCase();
  const pages = useSettingPages().flatMap((page) => fitting(page, wanted));
  const change = (next: string) => {
    setText(next);
    setAsked(next === '' ? undefined : next);
  };
  return (
    <>
      <PageHeader title={t('shell.settings')} />
      <div className="settings-search">
        <TextInput
          icon="search"
          value={text}
          onChange={change}
          placeholder={t('shell.settings_search')}
          aria-label={t('shell.settings_search')}
          autoFocus
        />
      </div>
      {pages.length === 0 ? (
        <EmptyState icon="search" title={t('shell.settings_none')} />
      ) : (
        <div className="settings-groups">
          {settingGroups.map((group) => {
            const own = pages.filter((page) => page.settings.group === group);
            if (own.length === 0) return null;
            return (
              <section key={group}>
                <h2>{t(`shell.settings_group.${group}`)}</h2>
                {own.map((page) => (
                  <SettingCard key={page.path} page={page} isOpen={wanted !== ''} />
                ))}
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}

function SettingCard({ page, isOpen }: { readonly page: SettingPage; readonly isOpen: boolean }) {
  const label = useLabel();
  const entries = page.settings.entries ?? [];
  return (
    <div className="settings-card">
      <Link to={page.path} className="settings-link">
        <Icon name={page.menu?.icon ?? 'sliders'} />
        <span>
          <b>{label(page.title)}</b>
          <span className="muted t12">{label(page.settings.text)}</span>
        </span>
      </Link>
      {isOpen && entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <li key={`${label(entry.title)}`}>
              <Link to={`${page.path}${entry.search ?? ''}`}>{label(entry.title)}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The page with the entries that fit, or with none when its own words fit; nothing when neither does. */
function fitting(page: SettingPage, wanted: string): readonly SettingPage[] {
  if (wanted === '') return [page];
  const entries = (page.settings.entries ?? []).filter((entry) => isMeant(wanted, inBoth(entry.title), entry.keywords));
  if (entries.length > 0) return [{ ...page, settings: { ...page.settings, entries } }];
  const isOwn = isMeant(wanted, inBoth(page.title)) || isMeant(wanted, inBoth(page.settings.text));
  return isOwn ? [{ ...page, settings: { ...page.settings, entries: [] } }] : [];
}

function inBoth(message: Message) {
  return { zh: formatMessage(message, 'zh'), en: formatMessage(message, 'en') };
}
