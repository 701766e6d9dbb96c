import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { type Session, sessionKey } from '#platform/web/session.ts';
import { workspaceMessages } from '../contract/workspace.messages.ts';
import { getWorkspaceRoute, updateWorkspaceRoute, type WorkspaceView } from '../contract/workspace.routes.ts';
import { WorkspaceFields } from './workspace-fields.tsx';
import './access.css';

/** Settings of the whole workspace, for those who manage it. */
export function WorkspacePage() {
  const t = useMessages(workspaceMessages);
  const workspace = useRoute(getWorkspaceRoute, {});
  return (
    <>
      <PageHeader title={t('workspace.title')} />
      <div className="page page-scroll">
        <div className="account">{workspace.data ? <WorkspaceForm workspace={workspace.data} /> : <PageState of={workspace} shape="record" />}</div>
      </div>
    </>
  );
}

function WorkspaceForm({ workspace }: { readonly workspace: WorkspaceView }) {
  const t = useMessages(workspaceMessages);
  const client = useQueryClient();
  const [changed, setChanged] = useState<Partial<WorkspaceView>>({});
  const save = useRouteMutation(updateWorkspaceRoute, {
    invalidates: [getWorkspaceRoute],
    onSuccess: ({ name, timeZone, currency }) => {
      // The server tells other requests of the change within a second; the frame need not wait for it.
      client.setQueryData<Session | null>(
        sessionKey,
        (session) => session && { ...session, workspace: { ...session.workspace, name, timeZone, currency } },
      );
      setChanged({});
      showToast({ text: t('workspace.saved'), tone: 'good' });
    },
  });
  const errors = useFieldErrors(save.error);
  const { bookedIn: _, ...input } = changed;
  return (
    <Form label={t('workspace.title')} onSubmit={() => save.mutate(input)}>
      <WorkspaceFields workspace={{ ...workspace, ...changed }} onChange={(part) => setChanged({ ...changed, ...part })} errorOf={errors} />
      <FormError error={save.error} />
      <div>
        <Button kind="primary" type="submit" isBusy={save.isPending} disabled={!isChanged(workspace, input)}>
          {t('workspace.save')}
        </Button>
      </div>
    </Form>
  );
}

function isChanged(workspace: WorkspaceView, input: Partial<Omit<WorkspaceView, 'bookedIn'>>): boolean {
  const before: Readonly<Record<string, unknown>> = { ...workspace };
  return Object.entries(input).some(([name, value]) => before[name] !== value);
}
