/** The only door of the target capability for other capabilities' servers. */
export { approveTargetVersion, createTargetVersion } from './use-cases/manage-versions.ts';
export { writeTargetCells } from './use-cases/write-cells.ts';
