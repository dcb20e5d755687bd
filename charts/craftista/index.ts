import type { System } from '../../lib/render/system';
import { catalogue } from './catalogue';
import { connections } from './connections';
import { system } from './facts';
import { frontend } from './frontend';
import { mongodbChart } from './mongodb';
import { platform } from './platform';
import { postgresChart } from './postgres';
import { recommendation } from './recommendation';
import { redisChart } from './redis';
import { rules } from './rules';
import { voting } from './voting';
import { waivers } from './waivers';

/** Craftista, a shop for origami: a page and three APIs, each with a store of its own kind. */
const craftista: System = {
  name: system,
  services: { catalogue, frontend, voting, recommendation },
  base: { platform, postgres: postgresChart, redis: redisChart, mongodb: mongodbChart },
  connections,
  rules,
  waivers,
};

export default craftista;
