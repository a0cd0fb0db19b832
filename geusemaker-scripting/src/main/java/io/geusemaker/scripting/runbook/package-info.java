/**
 * Runbooks: Groovy scripts that rotate, patch and roll back deployments.
 *
 * <pre>{@code
 * def stack = param 'stack', String, help: 'the deployment'
 *
 * deployment(stack) {
 *     over ssh('ubuntu@10.0.0.5')
 *     rotate { postgres(); n8n() }
 *     patch  { only 'n8n', 'postgres'; minimumAge 3.days }
 *     onFailure { rollback() }
 * }
 * }</pre>
 *
 * <p>{@code geusemaker run FILE} runs one; {@link io.geusemaker.scripting.runbook.RunbookFile} is
 * the same from Java, and {@link io.geusemaker.scripting.runbook.RunbookLanguage} makes an
 * embedder's own {@code GroovyShell} understand them. A runbook is trusted code: it can do all that
 * its process can.
 *
 * <p>A runbook is compiled statically, so that a misspelt word is refused before anything runs.
 * Inside {@code deployment(...) { }} the operations are noted first and carried out in the order
 * written when the block ends; the first that fails ends the block and the runbook.
 */
@NullMarked
package io.geusemaker.scripting.runbook;

import org.jspecify.annotations.NullMarked;
