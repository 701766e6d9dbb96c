import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useRoute } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { discussionMessages } from '#engine/contract/discussion/discussion.messages.ts';
import { listCommentVersionsRoute } from '#engine/contract/discussion/discussion.routes.ts';

/** Earlier texts of a comment, latest first. */
export function CommentVersions({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useMessages(discussionMessages);
  const { timeZone } = useReading();
  const found = useRoute(listCommentVersionsRoute, { id });
  return (
    <Drawer title={t('discussion.versions')} onClose={onClose}>
      {!found.data ? (
        <PageState of={found} />
      ) : (
        found.data.versions.toReversed().map((version) => (
          <div key={version.version} className="comment-version">
            <div className="muted t12">{t('discussion.until', { moment: formatMomentExact(new Date(version.until), timeZone) })}</div>
            <div className="comment-text">{version.text}</div>
          </div>
        ))
      )}
    </Drawer>
  );
}
