import { type PrivacyLevel, privacyLevels } from '#engine/contract/policy/privacy.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { listPrivateFieldsRoute, setPrivateFieldRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import './access.css';

/** Which fields are masked, and for whom, until somebody reveals them. */
export function PrivateFieldsPage() {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const fields = useRoute(listPrivateFieldsRoute, {});
  const set = useRouteMutation(setPrivateFieldRoute, {
    invalidates: [listPrivateFieldsRoute],
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  const options = privacyLevels.map((level) => ({ value: level, label: t(`sharing.level.${level}`) }));
  const choose = (object: string, field: string, level: PrivacyLevel | undefined) => level && set.mutate({ object, field, level });
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
                  <Field key={field.field} label={label(field.label)}>
                    <SelectInput
                      label={label(field.label)}
                      value={field.level}
                      options={options}
                      onChange={(level) => choose(object.object, field.field, level)}
                    />
                  </Field>
                ))}
              </div>
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
