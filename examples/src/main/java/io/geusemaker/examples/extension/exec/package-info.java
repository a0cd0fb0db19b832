/**
 * A transport over any program that runs a command on the host and hands its streams through, such
 * as {@code incus exec}, {@code kubectl exec -i} or {@code nsenter}.
 */
@NullMarked
package io.geusemaker.examples.extension.exec;

import org.jspecify.annotations.NullMarked;
