package io.geusemaker.core.survey;

import java.util.List;

/**
 * The compose project as the host knows it.
 *
 * @param name the project's name
 * @param directory its working directory
 * @param files its compose files, in order
 * @param envFiles the files it is interpolated from, in order; empty means compose's own {@code
 *     .env}
 * @param generation {@code v1} or {@code v2}
 * @param version the version of compose
 */
public record ComposeProject(
    String name,
    String directory,
    List<String> files,
    List<String> envFiles,
    String generation,
    String version) {}
