/** Tests of the markup that pages are made of. */
@NullMarked
package io.geusemaker.api.report;

import org.jspecify.annotations.NullMarked;
