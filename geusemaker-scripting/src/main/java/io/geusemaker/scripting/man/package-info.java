/**
 * Manual pages of the command line.
 *
 * <p>They are rendered from picocli's model of each command, so that they cannot say anything else
 * than {@code --help}. picocli's own generator, {@code picocli-codegen}, makes AsciiDoc, which only
 * Asciidoctor turns into a manual page: 30 MB of JRuby in the build for what are a dozen macros of
 * man(7).
 */
@NullMarked
package io.geusemaker.scripting.man;

import org.jspecify.annotations.NullMarked;
