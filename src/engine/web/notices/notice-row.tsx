import type { ReactNode } from 'react';
import { noticeMessages } from '#engine/contract/notices/notice.messages.ts';
import type { Notice } from '#engine/contract/notices/notice.routes.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { listPath, recordPath } from '../objects/object-registry.ts';
import { noticeLooks } from './notice-look.ts';

interface NoticeRowProps {
  readonly notice: Notice;
  readonly onMark: (isRead: boolean) => void;
  readonly onOpen: () => void;
}

/** One message: what happened, what was said, when; opening it marks it read. */
export function NoticeRow({ notice, onMark, onOpen }: NoticeRowProps) {
  const t = useMessages(noticeMessages);
  const label = useLabel();
  const look = noticeLooks[notice.look];
  const address = addressOf(notice);
  const open = () => {
    onMark(true);
    onOpen();
  };
  const words = (
    <>
      <span className="notice-title">
        {!notice.isRead && <span className="sr-only">{t('notice.unread')}</span>}
        {label(notice.title)}
      </span>
      {notice.text !== null && <span className="notice-text">{notice.text}</span>}
    </>
  );
  return (
    <li className={classNames('notice-row', !notice.isRead && 'new')} data-notice={notice.kind}>
      <span className={classNames('notice-icon', look.tone)}>
        <Icon name={look.icon} />
      </span>
      {address === undefined ? (
        <span className="notice-words">{words}</span>
      ) : (
        <NoticeLink address={address} onClick={open}>
          {words}
        </NoticeLink>
      )}
      <span className="notice-time muted t12">
        <DateText value={notice.at} />
      </span>
      <IconButton
        icon={notice.isRead ? 'undo' : 'tick'}
        size="small"
        label={t(notice.isRead ? 'notice.mark_unread' : 'notice.mark_read')}
        onClick={() => onMark(!notice.isRead)}
      />
    </li>
  );
}

interface NoticeLinkProps {
  readonly address: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A file is fetched by the browser itself; anything else is a page of the app. */
function NoticeLink({ address, onClick, children }: NoticeLinkProps) {
  if (!address.startsWith('/api/'))
    return (
      <Link to={address} className="notice-words" onClick={onClick}>
        {children}
      </Link>
    );
  return (
    <a href={address} download className="notice-words" onClick={onClick}>
      {children}
    </a>
  );
}

function addressOf(notice: Notice): string | undefined {
  if (!notice.isOpen) return undefined;
  if (notice.link !== null) return notice.link;
  if (notice.object === null) return undefined;
  return notice.recordId === null ? listPath(notice.object) : recordPath(notice.object, notice.recordId);
}
