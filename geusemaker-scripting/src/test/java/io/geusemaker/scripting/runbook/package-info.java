/** Tests of runbooks on an engine without a host. */
@NullMarked
package io.geusemaker.scripting.runbook;

import org.jspecify.annotations.NullMarked;
