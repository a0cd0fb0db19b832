/** Tests of credentials in Secrets Manager. */
@NullMarked
package io.geusemaker.core.secretsmanager;

import org.jspecify.annotations.NullMarked;
