import {
  checkDuplicatesRoute,
  dismissDuplicateGroup,
  getDuplicateGroup,
  listDuplicateGroups,
  listMatchRules,
  listMatchRuleVersions,
  listMerges,
  mergeDuplicates,
  publishMatchRules,
  startSweep,
  undoMerge,
} from '../../contract/duplicates/duplicates.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { findMatches } from './find-matches.ts';
import { dismissGroup, openGroup, readGroups, sweepObject } from './group.use-cases.ts';
import { publishRules, readRules, readRuleVersions } from './match-rules.use-cases.ts';
import { mergeRecords } from './merge-records.ts';
import { readMerges } from './merge.queries.ts';
import { duplicateTables } from './migrations/1060-duplicates.ts';
import { sweepJob } from './sweep.job.ts';
import { undoMergeOf } from './undo-merge.ts';

/** Wires duplicates: rules by version, checks on entry, the sweep, merging and its undo. */
export const duplicatesFeature = defineFeature({
  id: 'duplicates',
  routes: [
    bind(checkDuplicatesRoute, findMatches),
    bind(listMatchRules, readRules),
    bind(listMatchRuleVersions, readRuleVersions),
    bind(publishMatchRules, publishRules),
    bind(startSweep, sweepObject),
    bind(listDuplicateGroups, readGroups),
    bind(getDuplicateGroup, openGroup),
    bind(dismissDuplicateGroup, dismissGroup),
    bind(mergeDuplicates, mergeRecords),
    bind(listMerges, readMerges),
    bind(undoMerge, undoMergeOf),
  ],
  jobs: [sweepJob],
  migrations: { '1060-duplicates': duplicateTables },
});
