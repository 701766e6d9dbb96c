import { useEffect, useEffectEvent, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { onboardingMessages } from '../contract/onboarding.messages.ts';
import { Markdown } from './markdown.tsx';
import { hasNews, loadUpdates, releases } from './releases.ts';
import { useOnboarding } from './use-onboarding.ts';
import './onboarding.css';

/** What is new, release by release; opening it counts as reading it. */
export function UpdatesPage() {
  const t = useMessages(onboardingMessages);
  const locale = useLocale();
  const updates = useQuery({ queryKey: ['updates', locale], queryFn: () => loadUpdates(locale), staleTime: Number.POSITIVE_INFINITY });
  const readBefore = useReadBefore();
  return (
    <>
      <PageHeader title={t('updates.title')} />
      <div className="page page-scroll updates">
        {updates.data === undefined && <PageState of={updates} shape="record" />}
        {updates.data?.map(({ release, text }) => (
          <section key={release} className="updates-release">
            <div className="row g2">
              <span className="muted">
                <DateText value={release} isAbsolute />
              </span>
              {readBefore !== undefined && (readBefore === null || readBefore < release) && <Tag tone="accent">{t('updates.new')}</Tag>}
            </div>
            <Markdown text={text} />
          </section>
        ))}
      </div>
    </>
  );
}

/** The release read before this visit, kept while the page is open; undefined until it is known. */
function useReadBefore(): string | null | undefined {
  const { progress, mark } = useOnboarding();
  const [readBefore, setReadBefore] = useState<string | null>();
  if (progress && readBefore === undefined) setReadBefore(progress.release);
  const latest = progress && hasNews(progress.release) ? releases[0] : undefined;
  const noteRead = useEffectEvent((release: string) => mark({ what: 'release', release }));
  useEffect(() => {
    if (latest !== undefined) noteRead(latest);
  }, [latest]);
  return readBefore;
}
