@NullMarked
package io.geusemaker.api.model;

import org.jspecify.annotations.NullMarked;
