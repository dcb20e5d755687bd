import type { Row } from '../row';
import { stagesOf } from '../stage';
import { urls } from './access';
import { databases, status, workflow } from './data-and-workflow';
import { deployBuild } from './deliveries';
import { cost, identityCommands, observability, recoveryRows, security } from './operations';
import { allocation, overview, variables } from './overview';
import { practices, tests } from './practice';

/** Every row of the seed's comparison of Craftista's environments, by id. */
export const craftista: readonly Row[] = [
  ...overview,
  ...allocation,
  ...variables,
  ...databases,
  ...workflow,
  ...urls,
  ...observability,
  ...security,
  ...recoveryRows,
  ...cost,
  ...tests,
  ...status,
  ...identityCommands,
  ...practices,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Copies of the project in which a new build of Craftista has reached dev. */
export const openCraftista = stagesOf(deployBuild);
