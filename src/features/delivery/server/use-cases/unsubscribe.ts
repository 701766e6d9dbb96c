import { notFound } from '#platform/contract/errors.ts';
import type { Database } from '#platform/server/database/database.ts';
import { installationKey } from '#platform/server/secrets/installation-key.ts';
import { readSigned, signText } from '#platform/server/secrets/seal.ts';
import type { Visit } from '#engine/server/feature.ts';
import { runRead, runWrite } from '#engine/server/run.ts';
import { systemCaller } from '#features/organisation/server/public.ts';
import { findStanding } from '../receiver.queries.ts';
import { markUnsubscribed } from '../subscription.queries.ts';

const purpose = 'delivery.unsubscribe';

/** The text of a link that lets one receiver out, and nobody else. */
export async function unsubscribeToken(owner: Database['system'], workspaceId: string, receiverId: string): Promise<string> {
  return signText(await installationKey(owner, purpose), `${workspaceId}:${receiverId}`);
}

/** What a link in a message is about. */
export async function seeUnsubscribe(visit: Visit, { token }: { readonly token: string }) {
  const { workspaceId, receiverId } = await readToken(visit, token);
  return runRead(visit.app, await systemCaller(visit.app.database, workspaceId), async (ctx) => {
    const standing = await findStanding(ctx, receiverId);
    if (!standing) throw unknownLink();
    const { name, receiver, unsubscribed_at } = standing;
    return { name, receiver, workspace: ctx.workspace.name, is_subscribed: unsubscribed_at === null };
  });
}

/** Takes the receiver of a link off the list; asking twice changes nothing. */
export async function unsubscribe(visit: Visit, { token }: { readonly token: string }) {
  const { workspaceId, receiverId } = await readToken(visit, token);
  return runWrite(visit.app, await systemCaller(visit.app.database, workspaceId), async (ctx) => {
    const standing = await findStanding(ctx, receiverId);
    if (!standing) throw unknownLink();
    if (standing.unsubscribed_at === null) {
      await markUnsubscribed(ctx, receiverId, ctx.now);
      ctx.emit({
        kind: 'delivery.unsubscribed',
        object: 'delivery_subscription',
        recordId: standing.subscription_id,
        facts: { receiver: receiverId },
      });
    }
    return { name: standing.name, receiver: standing.receiver, workspace: ctx.workspace.name, is_subscribed: false };
  });
}

const uuid = /^[0-9a-f-]{36}$/;

async function readToken({ app }: Visit, token: string): Promise<{ workspaceId: string; receiverId: string }> {
  const text = readSigned(await installationKey(app.database.system, purpose), token);
  const [workspaceId = '', receiverId = ''] = text?.split(':') ?? [];
  if (!uuid.test(workspaceId) || !uuid.test(receiverId)) throw unknownLink();
  return { workspaceId, receiverId };
}

function unknownLink() {
  return notFound({ zh: '退订链接', en: 'Unsubscribe link' });
}
