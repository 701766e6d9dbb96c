import type { Locale } from '#platform/contract/label.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import type { Mail, MailAttachment } from '#platform/server/mail/send-mail.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import { recordSensitiveRead } from '#engine/server/audit/sensitive-reads.ts';
import type { Context } from '#engine/server/context.ts';
import type { JobContext } from '#engine/server/feature.ts';
import { printTileFigure } from '#features/analytics/contract/print-tile.ts';
import { deliveryMessages } from '../contract/delivery.messages.ts';
import { type BoardContents, loadBoardContents } from './documents/board-contents.ts';
import type { MessageRow } from './issue.queries.ts';
import { writeListWorkbook } from './list-workbook.ts';
import type { MailRow } from './mail.queries.ts';
import type { SubscriptionRow } from './subscription.queries.ts';
import { writeBoardFile } from './use-cases/download-dashboard.ts';

/** What one reader is sent: the file, the figures named in the message, and how they read. */
interface Made {
  readonly file: MailAttachment;
  readonly figures: readonly string[];
  readonly locale: Locale;
  readonly workspace: string;
  readonly day: string;
  readonly owner: string;
}

/** Makes the file of a subscription as one member may see it. */
export type FileMaker = (memberId: string, to: string) => Promise<Made>;

/** Makes each reader's file once; receivers outside share the subscriber's. */
export function createFileMaker(job: JobContext, subscription: SubscriptionRow): FileMaker {
  const made = new Map<string, Promise<Omit<Made, 'owner'>>>();
  return async (memberId, to) => {
    const known = made.get(memberId) ?? makeFile(job, subscription, memberId);
    made.set(memberId, known);
    const file = await known;
    const owner = await job.read(subscription.member_id, async (ctx) => ctx.actor.name);
    // Written down as whoever it is read as, before it leaves.
    await job.read(memberId, async (ctx) => recordSensitiveRead(ctx, readOf(subscription, to)));
    return { ...file, owner };
  };
}

function readOf({ id, subject, format }: SubscriptionRow, to: string) {
  const what = subject.kind === 'dashboard' ? subject.id : subject.request.object;
  return { kind: 'export.delivered' as const, object: 'delivery_subscription', recordId: id, facts: { to, what, format } };
}

async function makeFile(job: JobContext, { subject, name, format }: SubscriptionRow, memberId: string): Promise<Omit<Made, 'owner'>> {
  if (subject.kind === 'list') {
    const setting = await job.read(memberId, async (ctx) => settingOf(ctx));
    const file = await writeListWorkbook((work) => job.read(memberId, work), name, subject.request);
    return { file, figures: [], ...wordsOf(setting) };
  }
  const { contents, setting } = await job.read(memberId, async (ctx) => ({
    contents: await loadBoardContents(ctx, subject.id, subject.filter),
    setting: settingOf(ctx),
  }));
  return { file: await writeBoardFile(contents, format, setting), figures: figuresOf(contents, setting.locale), ...wordsOf(setting) };
}

type Setting = Pick<Context, 'locale' | 'now' | 'workspace'>;

function settingOf({ locale, now, workspace }: Context): Setting {
  return { locale, now, workspace };
}

function wordsOf({ locale, now, workspace }: Setting) {
  return { locale, workspace: workspace.name, day: localDate(now, workspace.timeZone) };
}

const mostFigures = 6;

/** The large figures of a dashboard, so that the message says something before the file is opened. */
function figuresOf({ tiles }: BoardContents, locale: Locale): string[] {
  return tiles
    .filter(({ tile, refusal }) => tile.kind === 'figure' && refusal === null)
    .slice(0, mostFigures)
    .map(({ title, result }) => `${title}  ${printTileFigure(result.total.figures[0], result.measures[0], locale)}`);
}

interface MailInput {
  readonly job: JobContext;
  readonly mail: MailRow;
  readonly subscription: SubscriptionRow;
  readonly files: FileMaker;
  readonly message: MessageRow;
  readonly token: string;
}

/** The message to one receiver, with the file they may see and the way out. */
export async function buildMail({ mail, subscription, files, message, token }: MailInput): Promise<{ readonly mail: Mail }> {
  const made = await files(message.member_id ?? subscription.member_id, message.address);
  const t = (key: keyof typeof deliveryMessages, params: Record<string, string> = {}) => formatMessage(deliveryMessages[key], made.locale, params);
  const unsubscribeUrl = `${mail.public_url}/unsubscribe?token=${token}`;
  const lines = [
    t('delivery.body', { name: subscription.name, owner: made.owner, workspace: made.workspace }),
    ...(made.figures.length > 0 ? [made.figures.join('\n')] : []),
    t('delivery.attached', { file: made.file.name }),
    ...(message.member_id === null ? [] : [`${t('delivery.open')} ${mail.public_url}${pathOf(subscription)}`]),
    `${t('delivery.stop')} ${unsubscribeUrl}`,
  ];
  return {
    mail: {
      id: message.id,
      from: { name: mail.sender_name, address: mail.sender_address },
      to: message.address,
      subject: `${subscription.name} · ${made.day}`,
      text: lines.join('\n\n'),
      attachments: [made.file],
      unsubscribeUrl,
    },
  };
}

function pathOf({ subject }: SubscriptionRow): string {
  return subject.kind === 'dashboard' ? `/dashboards/${subject.id}` : '/subscriptions';
}
