package io.geusemaker.core.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a journal.
 *
 * @param seq its place, from zero
 * @param time when it was written
 * @param type what it says
 * @param step the step that it is about
 * @param code the code of the failure that it is about
 */
public record JournalEntry(
    int seq, Instant time, EntryType type, Optional<String> step, Optional<String> code) {}
