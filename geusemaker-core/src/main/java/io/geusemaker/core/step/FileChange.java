package io.geusemaker.core.step;

import io.geusemaker.api.secret.Secret;

/**
 * A file's content before and after.
 *
 * @param path where the file really is
 * @param digestBefore SHA-256 of the content before, in hex
 * @param digestAfter SHA-256 of the content after, in hex
 * @param before the content before, in Base64
 * @param after the content after, in Base64
 */
public record FileChange(
    String path, String digestBefore, String digestAfter, Secret before, Secret after) {}
