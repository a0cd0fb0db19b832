package io.geusemaker.scripting.runbook;

/**
 * How a runbook ended that came to its end.
 *
 * @param stillVulnerable whether known vulnerabilities stay open in what it patched
 */
public record RunbookEnd(boolean stillVulnerable) {}
