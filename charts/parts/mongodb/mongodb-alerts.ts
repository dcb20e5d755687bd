import type { Rule } from '../../../imports/monitoring';
import { alert } from '../stores';
import type { MongodbProps } from './mongodb-props';
import { mongodbHeadless } from './mongodb-props';

/** What to wake somebody for: metrics of Percona's mongodb_exporter. */
export function mongodbAlerts(props: MongodbProps): { basic: Rule[]; comprehensive: Rule[] } {
  const members = `namespace="${props.monitoring.namespace}",job="${mongodbHeadless}"`;
  return {
    basic: [alert('MongodbDown', `mongodb_up{${members}} == 0`, '2m', 'critical', 'A MongoDB server does not answer its exporter.')],
    comprehensive:
      props.topology === 'single'
        ? []
        : [
            alert(
              'MongodbMemberUnhealthy',
              `min by (member_idx) (mongodb_rs_members_health{${members}}) == 0`,
              '2m',
              'warning',
              'A member of the replica set is unreachable: one more and no write is taken.',
            ),
            alert(
              'MongodbReplicationLag',
              `max by (pod) (mongodb_mongod_replset_member_replication_lag{${members}}) > 30`,
              '5m',
              'warning',
              'A secondary is more than 30 s behind the primary.',
            ),
          ],
  };
}
