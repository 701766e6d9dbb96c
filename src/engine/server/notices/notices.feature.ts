import * as routes from '../../contract/notices/notice.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { forgetNoticesJob } from './forget-notices.ts';
import { noticeTables } from './migrations/1250-notices.ts';
import { recordNotices } from './tell-owners.ts';
import { chooseNotices, countNotices, listNoticeChoices, listNotices, markNotices } from './read-notices.ts';

/** The messages centre: what people are told, by whichever capability. */
export const noticesFeature = defineFeature({
  id: 'notices',
  migrations: { '1250-notices': noticeTables },
  routes: [
    bind(routes.listNoticesRoute, listNotices),
    bind(routes.countNoticesRoute, countNotices),
    bind(routes.markNoticesRoute, markNotices),
    bind(routes.listNoticeChoicesRoute, listNoticeChoices),
    bind(routes.chooseNoticesRoute, chooseNotices),
  ],
  jobs: [forgetNoticesJob],
  noticeKinds: recordNotices,
});
