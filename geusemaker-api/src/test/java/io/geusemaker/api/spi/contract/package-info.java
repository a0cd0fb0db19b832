/** Contracts of the SPI as abstract tests, for the modules that implement it. */
@NullMarked
package io.geusemaker.api.spi.contract;

import org.jspecify.annotations.NullMarked;
