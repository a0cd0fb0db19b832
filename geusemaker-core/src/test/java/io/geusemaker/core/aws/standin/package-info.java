/** What stand-ins for services of AWS have in common. */
@NullMarked
package io.geusemaker.core.aws.standin;

import org.jspecify.annotations.NullMarked;
