import { useQuery } from '@tanstack/react-query';
import { classNames } from '#platform/web/kit/class-names.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { Link, usePathParam } from '#platform/web/navigation.tsx';
import { guideTopics } from '../contract/guide-topics.ts';
import { onboardingMessages } from '../contract/onboarding.messages.ts';
import { findGuideText } from './guide-texts.ts';
import { Markdown } from './markdown.tsx';
import './onboarding.css';

/** The guide inside the product: topics at the left, the text beside them. */
export function GuidePage() {
  const t = useMessages(onboardingMessages);
  const label = useLabel();
  const chosen = usePathParam('topic');
  const topic = chosen === '' ? guideTopics[0] : guideTopics.find((each) => each.id === chosen);
  return (
    <>
      <PageHeader title={t('guide.title')} />
      <div className="guide page">
        <nav aria-label={t('guide.topics')}>
          {guideTopics.map((each) => (
            <Link
              key={each.id}
              to={`/guide/${each.id}`}
              className={classNames('guide-topic', each === topic && 'on')}
              aria-current={each === topic ? 'page' : undefined}
            >
              {label(each.title)}
            </Link>
          ))}
        </nav>
        {topic ? <GuideText topic={topic.id} /> : <EmptyState icon="book" title={t('guide.missing')} text={t('guide.missing_text')} />}
      </div>
    </>
  );
}

function GuideText({ topic }: { readonly topic: string }) {
  const t = useMessages(onboardingMessages);
  const locale = useLocale();
  const load = findGuideText(topic, locale);
  const text = useQuery({ queryKey: ['guide-text', topic, locale], queryFn: () => load?.() ?? '', staleTime: Number.POSITIVE_INFINITY });
  if (!load) return <EmptyState icon="book" title={t('guide.missing')} text={t('guide.missing_text')} />;
  if (text.data === undefined) return <PageState of={text} shape="record" />;
  return <Markdown text={text.data} />;
}
