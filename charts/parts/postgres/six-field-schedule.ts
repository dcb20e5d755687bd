/**
 * Five cron fields as CloudNativePG wants them: its schedules start with the seconds
 * (cloudnative-pg.io, "Backup", ScheduledBackup). Without them `0 2 * * *` would mean every hour at 2 past.
 */
export const sixFieldSchedule = (fiveFields: string): string => `0 ${fiveFields.trim()}`;
