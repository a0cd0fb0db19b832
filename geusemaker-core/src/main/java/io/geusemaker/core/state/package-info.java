/** What is recorded about deployments: GeuseMaker's own state, registrations, credentials. */
@NullMarked
package io.geusemaker.core.state;

import org.jspecify.annotations.NullMarked;
