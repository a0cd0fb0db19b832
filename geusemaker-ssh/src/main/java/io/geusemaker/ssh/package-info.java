/**
 * The SSH transport: one connection for a session, one channel on it for each script.
 *
 * <p>Start with {@link io.geusemaker.ssh.Ssh#to(String)}.
 */
@NullMarked
package io.geusemaker.ssh;

import org.jspecify.annotations.NullMarked;
