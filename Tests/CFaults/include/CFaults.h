// A disk that fails when a test wants it to: a shim over SQLite's own way to files.
#pragma once

/// Puts the shim in front of the files whose path holds "/faulty/"; others are left alone.
void faults_install(void);

/// Has one of the next openings, writes, syncs and truncations of such files fail: the one with this number, from 1,
/// and, if `lasts`, all after it. 0 lets all succeed. `full` has writes fail for want of room.
void faults_plan(int number, int lasts, int full);

/// How many of them there have been since the last plan.
int faults_count(void);
