/**
 * The files that feed containers, as values: compose files, env files and secret files, read as
 * docker compose reads them and edited so that only the value that changes is touched.
 *
 * <p>Nothing here does I/O. {@link io.geusemaker.core.compose.ProjectFiles} holds what was read;
 * {@link io.geusemaker.core.compose.SourceLocator} says which edit changes a variable of a service;
 * {@link io.geusemaker.core.compose.Readers} says who else reads that value; {@link
 * io.geusemaker.core.compose.Edits} makes the new texts and proves that nothing else changed.
 *
 * <p>The rules are those of compose v2 (compose-go), where they were tried against the real
 * program.
 */
@NullMarked
package io.geusemaker.core.compose;

import org.jspecify.annotations.NullMarked;
