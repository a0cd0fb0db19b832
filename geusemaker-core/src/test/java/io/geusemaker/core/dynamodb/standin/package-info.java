/** A stand-in for DynamoDB. */
@NullMarked
package io.geusemaker.core.dynamodb.standin;

import org.jspecify.annotations.NullMarked;
