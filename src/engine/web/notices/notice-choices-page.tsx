import { noticeMessages } from '#engine/contract/notices/notice.messages.ts';
import { noticeTabs } from '#engine/contract/notices/notice-kind.ts';
import { chooseNoticesRoute, listNoticeChoicesRoute } from '#engine/contract/notices/notice.routes.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import './notices.css';

/** Which messages one wants, kind by kind. */
export function NoticeChoicesPage() {
  const t = useMessages(noticeMessages);
  const label = useLabel();
  const choices = useRoute(listNoticeChoicesRoute, {});
  const choose = useRouteMutation(chooseNoticesRoute, {
    invalidates: [listNoticeChoicesRoute],
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <>
      <PageHeader title={t('notice.settings')} summary={t('notice.settings_text')} />
      {!choices.data ? (
        <PageState of={choices} />
      ) : (
        <div className="notice-choices">
          {noticeTabs.map((tab) => {
            const rows = choices.data.rows.filter((row) => row.tab === tab);
            if (rows.length === 0) return null;
            return (
              <section key={tab}>
                <h2>{t(`notice.tab.${tab}`)}</h2>
                {rows.map((row) => (
                  <div key={row.kind} className="notice-choice">
                    <CheckInput
                      isOn={row.isOn}
                      isDisabled={row.isAlwaysOn}
                      label={label(row.name)}
                      onChange={(isOn) => choose.mutate({ kind: row.kind, isOn })}
                    />
                    {row.isAlwaysOn && <span className="spread clip muted t12">{t('notice.always_on')}</span>}
                  </div>
                ))}
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}
