/**
 * The transport over AWS Systems Manager: scripts are run by the agent on the instance, as root.
 *
 * <p>What is sent as a command is kept by AWS and on the host's disk, and so is what it prints.
 * Therefore programs and outputs travel sealed, each to a key that the other end made for this
 * session. Reasons and format are in {@code docs/adr/sealed-commands.md}.
 */
@NullMarked
package io.geusemaker.core.ssm;

import org.jspecify.annotations.NullMarked;
