import { useState } from 'react';
import { ExpressionEditor } from '#engine/web/expression/expression-editor.tsx';
import { MemberSelect, SecretShown } from '#features/organisation/web/public.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useSession } from '#platform/web/session.ts';
import { integrationMessages } from '../contract/integration.messages.ts';
import { createWebhookRoute, listWebhooksRoute, updateWebhookRoute, type Webhook, webhookOptionsRoute } from '../contract/webhooks.routes.ts';

interface Draft {
  readonly name: string;
  readonly url: string;
  readonly memberId: string | undefined;
  readonly objects: readonly string[];
  readonly kinds: readonly string[];
  readonly expression: string;
}

interface WebhookDrawerProps {
  /** Absent: a new one is made. */
  readonly webhook?: Webhook;
  readonly onClose: () => void;
}

/** Makes a webhook and shows its secret once, or changes one. */
export function WebhookDrawer({ webhook, onClose }: WebhookDrawerProps) {
  const t = useMessages(integrationMessages);
  const session = useSession();
  const create = useRouteMutation(createWebhookRoute, { invalidates: [listWebhooksRoute] });
  const update = useRouteMutation(updateWebhookRoute, { invalidates: [listWebhooksRoute], onSuccess: onClose });
  const [draft, setDraft] = useState<Draft>(() => draftOf(webhook, session?.member.id));
  if (create.data) return <SecretDrawer secret={create.data.secret} onClose={onClose} />;
  const saving = webhook ? update : create;
  const save = () => {
    const { memberId, expression, objects, kinds, ...rest } = draft;
    const input = {
      ...rest,
      objects: [...objects],
      kinds: [...kinds],
      expression: objects.length === 1 && expression.trim() !== '' ? expression : null,
      ...(memberId !== undefined && { memberId }),
    };
    if (webhook) update.mutate({ id: webhook.id, ...input });
    else create.mutate(input);
  };
  const title = webhook ? t('integration.edit') : t('integration.new');
  return (
    <Drawer
      title={title}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="webhook-form" isBusy={saving.isPending}>
          {webhook ? t('integration.save') : t('integration.make')}
        </Button>
      }
    >
      <Form id="webhook-form" label={title} onSubmit={save}>
        <WebhookFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} error={saving.error} />
        <FormError error={saving.error} />
      </Form>
    </Drawer>
  );
}

/** Shows a signing secret the one time it can be seen. */
export function SecretDrawer({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useMessages(integrationMessages);
  return (
    <Drawer
      title={t('integration.ready')}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('integration.done')}
        </Button>
      }
    >
      <div className="stack g3">
        <p>{t('integration.ready_text')}</p>
        <SecretShown text={secret} />
      </div>
    </Drawer>
  );
}

interface WebhookFieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly error: unknown;
}

function WebhookFields({ draft, onChange, error }: WebhookFieldsProps) {
  const t = useMessages(integrationMessages);
  const label = useLabel();
  const kindLabel = useKindLabel();
  const errors = useFieldErrors(error);
  const options = useRoute(webhookOptionsRoute, {});
  const objects = (options.data?.objects ?? []).map((object) => ({ value: object.id, label: label(object.label) }));
  const kinds = (options.data?.kinds ?? []).map((kind) => ({ value: kind, label: kindLabel(kind) }));
  const [object, ...others] = draft.objects;
  return (
    <>
      <Field label={t('integration.name')} error={errors('name')} isRequired>
        <TextInput value={draft.name} onChange={(name) => onChange({ name })} placeholder={t('integration.name_example')} data-autofocus />
      </Field>
      <Field label={t('integration.url')} error={errors('url')} hint={t('integration.url_hint')} isRequired>
        <TextInput value={draft.url} onChange={(url) => onChange({ url })} placeholder={t('integration.url_example')} inputMode="url" />
      </Field>
      <Field label={t('integration.member')} error={errors('memberId')} hint={t('integration.member_hint')}>
        <MemberSelect value={draft.memberId} onChange={(memberId) => onChange({ memberId })} />
      </Field>
      <Field label={t('integration.objects')} error={errors('objects')}>
        <MultiSelectInput
          value={draft.objects}
          onChange={(chosen) => onChange({ objects: chosen })}
          options={objects}
          placeholder={t('integration.objects_all')}
        />
      </Field>
      <Field label={t('integration.kinds')} error={errors('kinds')}>
        <MultiSelectInput
          value={draft.kinds}
          onChange={(chosen) => onChange({ kinds: chosen })}
          options={kinds}
          placeholder={t('integration.kinds_all')}
        />
      </Field>
      {object !== undefined && others.length === 0 && (
        <Field label={t('integration.condition')} error={errors('expression')} hint={t('integration.condition_hint')}>
          <ExpressionEditor
            value={draft.expression}
            onChange={(expression) => onChange({ expression })}
            object={object}
            expects="condition"
            canTry={false}
          />
        </Field>
      )}
    </>
  );
}

/** How a kind of event is called; a capability's own fact keeps its id. */
export function useKindLabel(): (kind: string) => string {
  const t = useMessages(integrationMessages);
  return (kind) => {
    if (kind === 'record.created' || kind === 'record.updated' || kind === 'record.deleted' || kind === 'record.gone')
      return t(`integration.kind.${kind}`);
    return kind;
  };
}

function draftOf(webhook: Webhook | undefined, ownId: string | undefined): Draft {
  return {
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    memberId: webhook?.member.id ?? ownId,
    objects: webhook?.objects ?? [],
    kinds: webhook?.kinds ?? [],
    expression: webhook?.expression ?? '',
  };
}
