package io.geusemaker.core.advisory;

/**
 * An advisory as one source knows it.
 *
 * @param advisory what it is
 * @param onRunning whether the running version is affected
 * @param onCandidate whether the candidate is affected
 * @param versions what it says about other versions
 */
public record KnownAdvisory(
    Advisory advisory, boolean onRunning, boolean onCandidate, AffectedVersions versions) {}
