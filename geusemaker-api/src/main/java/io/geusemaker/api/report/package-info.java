/**
 * What the pages that results write are made of: markup in which every text is escaped. Not
 * exported; the way in is {@code report()} of a result.
 */
@NullMarked
package io.geusemaker.api.report;

import org.jspecify.annotations.NullMarked;
