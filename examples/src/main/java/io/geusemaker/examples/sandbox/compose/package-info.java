/** What docker compose makes of a project's files, read independently of the engine under test. */
@NullMarked
package io.geusemaker.examples.sandbox.compose;

import org.jspecify.annotations.NullMarked;
