import * as routes from '../../contract/segments/segment.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { fillSegmentJob } from './fill.job.ts';
import { createSegment, deleteSegment, getSegment, listSegments, segmentUsage, updateSegment } from './manage-segments.ts';
import { segmentMemberObject } from './migrations/1171-segment-member-object.ts';
import { segmentTables } from './migrations/1170-segments.ts';
import { addMembers, countSegment, fillSegment, listSegmentMembers, removeMembers, snapshotSegment } from './segment-members.ts';

/** Segments: kept sets of records, by list or by condition, for oneself or shared. */
export const segmentsFeature = defineFeature({
  id: 'segments',
  migrations: { '1170-segments': segmentTables, '1171-segment-member-object': segmentMemberObject },
  jobs: [fillSegmentJob],
  routes: [
    bind(routes.listSegmentsRoute, listSegments),
    bind(routes.getSegmentRoute, getSegment),
    bind(routes.createSegmentRoute, createSegment),
    bind(routes.updateSegmentRoute, updateSegment),
    bind(routes.deleteSegmentRoute, deleteSegment),
    bind(routes.segmentUsageRoute, segmentUsage),
    bind(routes.countSegmentRoute, countSegment),
    bind(routes.listSegmentMembersRoute, listSegmentMembers),
    bind(routes.addMembersRoute, addMembers),
    bind(routes.removeMembersRoute, removeMembers),
    bind(routes.fillSegmentRoute, fillSegment),
    bind(routes.snapshotSegmentRoute, snapshotSegment),
  ],
});
