/**
 * The audit log: who did what and when, written before it is done and after.
 *
 * <p>Three files tell what the others cannot hide. {@code audit.jsonl} has one record on a line,
 * each chained to the one before. {@code audit.key.json} has the key of the chain, random and
 * encrypted. {@code audit.head.json} has how many records there are and the mac of the last, and so
 * shows when the end is missing. A record is written before the head, so that a death between the
 * two leaves one record more than the head tells of, never one less.
 */
@NullMarked
package io.geusemaker.core.audit;

import org.jspecify.annotations.NullMarked;
