/**
 * Records in a table of DynamoDB. What a record consists of is one item, the head, replaced by
 * conditional writes; what is too large for an item is in items of its own that the head names and
 * that never change.
 */
@NullMarked
package io.geusemaker.core.dynamodb;

import org.jspecify.annotations.NullMarked;
