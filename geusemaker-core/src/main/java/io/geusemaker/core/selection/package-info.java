/**
 * Which tag of a repository is the patch of the tag that runs.
 *
 * <p>{@link io.geusemaker.core.selection.PatchSelector} takes the running {@link
 * io.geusemaker.core.selection.Tag}, the tags of its repository and a {@link
 * io.geusemaker.core.selection.VersionLine}, and answers with a {@link
 * io.geusemaker.core.selection.Selection}: a candidate, or the reason why there is none. {@link
 * io.geusemaker.core.selection.FloatingTags} finds the full tag behind one that floats.
 *
 * <p>Nothing here does I/O, throws on what a registry sends, or knows the rest of the project.
 */
@NullMarked
package io.geusemaker.core.selection;

import org.jspecify.annotations.NullMarked;
