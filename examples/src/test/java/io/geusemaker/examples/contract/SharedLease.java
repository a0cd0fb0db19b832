package io.geusemaker.examples.contract;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.core.dynamodb.DynamoDbStateStoreProvider;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.json.Schema;
import io.geusemaker.core.s3.S3StateStoreProvider;
import java.net.URI;
import java.time.Instant;

/** The lease that machines share. */
final class SharedLease {

  private SharedLease() {}

  static StateStore store(URI place) {
    return place.getScheme().equals("s3")
        ? new S3StateStoreProvider().store(place)
        : new DynamoDbStateStoreProvider().store(place);
  }

  /** Two minutes go by, for a holder that died on another machine. */
  static void letRunOut(URI place, String deployment) {
    Records all = Records.in(store(place));
    DocumentFile lease =
        new DocumentFile(all.folder(deployment).file("lease.json"), Schema.first());
    lease.read().ifPresent(record -> lease.write(record.put("expires", Instant.EPOCH.toString())));
  }
}
