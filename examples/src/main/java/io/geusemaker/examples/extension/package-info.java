/**
 * Extensions for a service of one's own: how its key is rotated, which of its releases are patches,
 * and where its vulnerabilities are listed. Each is one class, named in {@code META-INF/services}.
 */
@NullMarked
package io.geusemaker.examples.extension;

import org.jspecify.annotations.NullMarked;
