/** The files of the compose project that runs on the sandbox's host. */
@NullMarked
package io.geusemaker.examples.sandbox.project;

import org.jspecify.annotations.NullMarked;
