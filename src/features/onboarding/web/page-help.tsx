import { Button } from '#platform/web/kit/button.tsx';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { topicOfPage } from '../contract/guide-topics.ts';
import { onboardingMessages } from '../contract/onboarding.messages.ts';
import './onboarding.css';

/** A question mark beside a page's title: two sentences about it, and the way to the guide. Its `recordId` is the page's path. */
export function PageHelp({ recordId }: PanelProps) {
  const t = useMessages(onboardingMessages);
  const label = useLabel();
  const go = useGo();
  const topic = topicOfPage(recordId);
  if (!topic) return null;
  return (
    <Popover
      label={t('guide.help')}
      trigger={({ ref, ...trigger }) => <IconButton icon="question" size="small" label={t('guide.help')} {...trigger} ref={ref} />}
    >
      {(close) => (
        <div className="onboarding-help">
          <b>{label(topic.title)}</b>
          <p>{label(topic.short)}</p>
          <Button
            kind="link"
            size="small"
            onClick={() => {
              close();
              go(`/guide/${topic.id}`);
            }}
          >
            {t('guide.read')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
