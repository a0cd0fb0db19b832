package io.geusemaker.core.journal;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.core.files.GrowingRecord;
import java.io.IOException;

/**
 * Where the lines of one journal go.
 *
 * @param path for people
 * @param record takes the lines
 * @param key names the operation
 */
record JournalPlace(String path, GrowingRecord record, JournalKey key) {

  void write(long from, byte[] line) throws IOException {
    if (!record.write(from, line)) {
      throw new GeuseMakerException(
          new OperationFailure.Superseded(
              key.deployment().value(),
              key.operationId(),
              "someone who has gone on with its journal"));
    }
  }
}
