import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { listPrivateFieldsRoute, setPrivateFieldRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import './access.css';

/** Which fields are masked everywhere until somebody reveals them. */
export function PrivateFieldsPage() {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const fields = useRoute(listPrivateFieldsRoute, {});
  const set = useRouteMutation(setPrivateFieldRoute, {
    invalidates: [listPrivateFieldsRoute],
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <>
      <PageHeader title={t('sharing.private')} summary={t('sharing.private_text')} />
      <div className="page page-scroll">
        {!fields.data && <PageState of={fields} />}
        <div className="access-page">
          {fields.data?.objects.map((object) => (
            <section key={object.object}>
              <h2 className="section-title">{label(object.label)}</h2>
              <div className="access-private">
                {object.fields.map((field) => (
                  <CheckInput
                    key={field.field}
                    label={label(field.label)}
                    isOn={field.isPrivate}
                    isDisabled={set.isPending}
                    onChange={(isPrivate) => set.mutate({ object: object.object, field: field.field, isPrivate })}
                  />
                ))}
              </div>
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
