import * as routes from '../../contract/discussion/discussion.routes.ts';
import { discussionNotices } from '../../contract/discussion/discussion.notices.ts';
import { bind, defineFeature, type Feature } from '../feature.ts';
import { findPeople } from './find-people.ts';
import { getFollowing, setFollowing } from './follow-record.ts';
import { addCommentWith, deleteComment, editCommentWith, tellMentionedWith } from './manage-comments.ts';
import type { FindActor } from './mention-sight.ts';
import { discussionTables } from './migrations/1270-discussion.ts';
import { countTimeline, readComments, readCommentVersions } from './read-comments.ts';
import { tellFollowers } from './tell-followers.ts';

/** What people say about records, and who is told of them; the organisation says who somebody else is. */
export function discussionFeature(findActor: FindActor): Feature {
  return defineFeature({
    id: 'discussion',
    migrations: { '1270-discussion': discussionTables },
    noticeKinds: discussionNotices,
    routes: [
      bind(routes.listCommentsRoute, readComments),
      bind(routes.addCommentRoute, addCommentWith(findActor)),
      bind(routes.editCommentRoute, editCommentWith(findActor)),
      bind(routes.tellMentionedRoute, tellMentionedWith(findActor)),
      bind(routes.deleteCommentRoute, deleteComment),
      bind(routes.listCommentVersionsRoute, readCommentVersions),
      bind(routes.getFollowingRoute, getFollowing),
      bind(routes.setFollowingRoute, setFollowing),
      bind(routes.countTimelineRoute, countTimeline),
      bind(routes.findPeopleRoute, async (ctx, { search, limit }) => ({ people: await findPeople(ctx, search, limit) })),
    ],
    reactions: [tellFollowers],
  });
}
