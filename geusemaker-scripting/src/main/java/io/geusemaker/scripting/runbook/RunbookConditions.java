package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Deployment;
import java.io.PrintWriter;
import java.util.function.Function;

/**
 * What is around one run of a runbook.
 *
 * @param dryRun whether everything is only planned and shown
 * @param out where is told what was done, and where {@code println} prints
 * @param deployments makes the handle for a name, such as {@code Deployment::of}
 */
public record RunbookConditions(
    boolean dryRun, PrintWriter out, Function<String, Deployment> deployments) {}
