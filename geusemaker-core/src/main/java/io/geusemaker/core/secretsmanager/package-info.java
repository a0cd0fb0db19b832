/**
 * Credentials in AWS Secrets Manager, where other tools read them.
 *
 * <p>A credential is a secret there, and each of its versions a version, which is read by its id.
 * Staging labels follow the records: {@code AWSPENDING}, {@code AWSCURRENT}, {@code AWSPREVIOUS},
 * and {@code v7} on the seventh, so that an older one that is kept is not deprecated. {@code
 * AWSCURRENT} moves when a new secret was proven and recorded, never before. Because Secrets
 * Manager puts it on the first version of a secret whatever is asked for, that is a text which is
 * no credential.
 */
@NullMarked
package io.geusemaker.core.secretsmanager;

import org.jspecify.annotations.NullMarked;
