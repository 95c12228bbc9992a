// A disk that fails when a test wants it to: a layer over SQLite's own access to files.
#pragma once

/// Puts the layer in front of files whose path contains "/faulty/"; others are left alone.
void faults_install(void);

/// Makes one of the next opens, writes, syncs and truncations of such files fail: the one with this number, from 1,
/// and, if `lasts`, all after it. 0 lets all succeed. With `full`, writes fail for lack of space.
void faults_plan(int number, int lasts, int full);

/// How many such calls there have been since the last plan.
int faults_count(void);
