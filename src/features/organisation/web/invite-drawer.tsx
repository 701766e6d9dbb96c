import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { createInvitationRoute, listInvitationsRoute } from '../contract/access.routes.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { createMemberRoute, listDepartmentsRoute, listMembersRoute } from '../contract/organisation.routes.ts';
import { type AssignmentDraft, AssignmentFields, toAssignmentInput } from './assignment-fields.tsx';
import { SecretShown } from './secret-shown.tsx';
import { today } from './today.ts';

interface InviteDrawerProps {
  /** Invite with a link, or only add somebody who owns records. */
  readonly canSignIn: boolean;
  readonly departmentId: string | undefined;
  readonly onClose: () => void;
}

const emptyDraft = { managerId: undefined, role: 'representative', position: '' } as const;
const stale = [listMembersRoute, listDepartmentsRoute, listInvitationsRoute];

/** Adds a person with their first assignment; an invitation's link is shown once. */
export function InviteDrawer({ canSignIn, departmentId, onClose }: InviteDrawerProps) {
  const t = useMessages(organisationMessages);
  const [person, setPerson] = useState({ name: '', email: '' });
  const [draft, setDraft] = useState<AssignmentDraft>({ ...emptyDraft, departmentId, validFrom: today(useReading()) });
  const invite = useRouteMutation(createInvitationRoute, { invalidates: stale });
  const add = useRouteMutation(createMemberRoute, {
    invalidates: stale,
    onSuccess: () => {
      showToast({ text: t('organisation.added', { name: person.name }), tone: 'good' });
      onClose();
    },
  });
  const top = useRoute(listDepartmentsRoute, {}).data?.departments[0]?.id;
  const filled = { ...draft, departmentId: draft.departmentId ?? top };
  const error = invite.error ?? add.error;
  const errors = useFieldErrors(error);
  if (invite.data) return <InvitationShown path={invite.data.path} onClose={onClose} />;
  const submit = () => {
    const assignment = toAssignmentInput(filled);
    if (canSignIn) invite.mutate({ name: person.name, email: person.email.trim(), assignment });
    else add.mutate({ name: person.name, email: person.email.trim() || null, assignment });
  };
  return (
    <Drawer
      title={canSignIn ? t('organisation.invite') : t('organisation.add')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="invite-form" isBusy={invite.isPending || add.isPending}>
          {canSignIn ? t('organisation.invite_make') : t('organisation.done')}
        </Button>
      }
    >
      <Form id="invite-form" label={t('organisation.invite')} onSubmit={submit}>
        <Field label={t('organisation.name')} error={errors('name')} isRequired>
          <TextInput value={person.name} onChange={(name) => setPerson({ ...person, name })} autoComplete="off" data-autofocus />
        </Field>
        <Field label={t('organisation.email')} error={errors('email')} isRequired={canSignIn}>
          <TextInput value={person.email} onChange={(email) => setPerson({ ...person, email })} type="email" autoComplete="off" />
        </Field>
        <AssignmentFields draft={filled} onChange={setDraft} errorOf={(field) => errors(field) ?? errors(`assignment.${field}`)} />
        <FormError error={error} />
        {canSignIn && <p className="muted t12">{t('organisation.invite_text')}</p>}
      </Form>
    </Drawer>
  );
}

/** The link of a new invitation, shown once. */
export function InvitationShown({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const t = useMessages(organisationMessages);
  return (
    <Drawer
      title={t('organisation.invite_ready')}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('organisation.done')}
        </Button>
      }
    >
      <div className="stack g3">
        <p>{t('organisation.invite_text')}</p>
        <SecretShown text={`${window.location.origin}${path}`} />
      </div>
    </Drawer>
  );
}
