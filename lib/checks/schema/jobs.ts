import { dnsLabelFault } from '../../schema';
import { checkSchedule, checkTimeZone } from './cron';
import { checkSelector, selects } from './labels';
import type { Place } from './place';
import { checkTemplate } from './pod-spec';
import { checkFailurePolicy } from './pod-failure-policy';
import { labelsOf } from './workloads';

const restart = ['Never', 'OnFailure'];
const counts = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'];
const mostParallel = 100_000;

export function checkJob(object: Place): void {
  const spec = object.child('spec');
  checkJobSpec(spec);
  checkPodNames(object, spec);
  if (spec.isTrue('manualSelector')) checkManualSelector(spec);
  else if (spec.has('selector')) spec.fault('SCHEMA_INVALID', 'selector', 'is generated; only manualSelector allows one of your own');
}

function checkManualSelector(spec: Place): void {
  const selector = spec.object('selector');
  if (selector === undefined) return spec.require('selector', 'with manualSelector');
  checkSelector(selector);
  if (!selects(selector, labelsOf(spec.child('template')))) spec.fault('SCHEMA_SELECTOR', ['template', 'metadata', 'labels'], 'the labels of the template do not match the selector');
}

/** The Pods of an indexed Job are named after it and their index, and these names are labels. */
function checkPodNames(object: Place, spec: Place): void {
  const name = object.child('metadata').text('name');
  const last = (spec.number('completions') ?? 0) - 1;
  if (name === '' || spec.text('completionMode') !== 'Indexed' || last < 0) return;
  object.child('metadata').nameAt('name', `${name}-${last}`, dnsLabelFault);
}

function checkJobSpec(spec: Place): void {
  for (const key of counts) spec.range(key, 0);
  checkTemplate(spec.child('template'), { restart });
  if (spec.text('completionMode') === 'Indexed') {
    if (!spec.has('completions')) spec.require('completions', 'with completionMode Indexed');
    spec.range('parallelism', 0, mostParallel);
  }
  checkFailurePolicy(spec);
}

const longestName = 52;

export function checkCronJob(object: Place): void {
  const name = object.object('metadata')?.text('name') ?? '';
  // The controller adds eleven characters to name each Job.
  if (name.length > longestName) object.fault('SCHEMA_NAME', ['metadata', 'name'], `must be no more than ${longestName} characters`);
  const spec = object.child('spec');
  checkSchedule(spec);
  checkTimeZone(spec);
  for (const key of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) spec.range(key, 0);
  const job = spec.child('jobTemplate').child('spec');
  checkJobSpec(job);
  if (job.isTrue('manualSelector')) job.fault('SCHEMA_UNSUPPORTED', 'manualSelector', 'must not be true in a CronJob');
}
