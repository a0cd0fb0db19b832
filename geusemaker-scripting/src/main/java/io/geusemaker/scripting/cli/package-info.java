/**
 * The {@code geusemaker} command line; {@link io.geusemaker.scripting.cli.Main} starts it.
 *
 * <p>With {@code --output json} standard output holds exactly one JSON document and everything else
 * goes to standard error. The document is an object with one member that names what it is:
 *
 * <ul>
 *   <li>{@code plan}: what {@code plan} and {@code --dry-run} found, the fields of {@link
 *       io.geusemaker.api.model.Plan} in snake case
 *   <li>{@code result}: what {@code update} did, the fields of {@link
 *       io.geusemaker.api.model.RotationResult} in snake case, {@code new_credentials} encrypted;
 *       with {@code --show-credentials} a second member {@code revealed_credentials} maps each
 *       credential to its new value, unless an earlier run of the same operation id made it
 *   <li>{@code result} of {@code rollback}: the fields of {@link
 *       io.geusemaker.api.model.RollbackResult} in snake case
 *   <li>{@code recovery}: what {@code recover} found and did, the fields of {@link
 *       io.geusemaker.api.model.RecoveryResult} in snake case, with no {@code operations} when
 *       there was nothing to recover
 *   <li>{@code status}: how the deployment is, the fields of {@link
 *       io.geusemaker.api.model.DeploymentStatus} in snake case
 *   <li>{@code history}: an array, the latest first, of the fields of {@link
 *       io.geusemaker.api.model.HistoryEntry} in snake case
 *   <li>{@code audit}: {@code records}, the fields of {@link io.geusemaker.api.model.AuditRecord}
 *       in snake case, as far as they are as they were written, and {@code breach}: null, or the
 *       first {@code record} that is not, from one, and the {@code reason}
 *   <li>{@code registration}: what {@code adopt} recorded: {@code deployment_name}, {@code
 *       connection}, {@code compose_project} or null
 *   <li>{@code failure}: {@code code}, {@code what}, {@code state}, {@code next}
 * </ul>
 *
 * <p>Arguments that cannot be parsed leave standard output empty and end with {@link
 * io.geusemaker.scripting.cli.ExitCode#USAGE}.
 */
@NullMarked
package io.geusemaker.scripting.cli;

import org.jspecify.annotations.NullMarked;
