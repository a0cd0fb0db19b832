package io.geusemaker.core.dynamodb;

import io.geusemaker.core.aws.Nonce;
import io.geusemaker.core.crypto.Digests;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What is too large for one item. The id of a part is the digest of its content and a random name:
 * those of the version before are kept where the content is the same, so that what grows at its end
 * costs its last part, and none is ever made again after it was removed.
 *
 * @param table where they are
 */
record Parts(Table table) {

  /** Items have 400 KB at most, names included. */
  static final int LENGTH = 300 * 1024;

  private static final int DIGEST = 64;

  /** Writes those that are not in the version before. */
  List<String> write(ItemKey key, byte[] content, List<String> before) {
    List<String> ids = new ArrayList<>();
    for (int start = 0; start < content.length; start += LENGTH) {
      byte[] part = Arrays.copyOfRange(content, start, Math.min(start + LENGTH, content.length));
      String digest = Digests.sha256(part);
      int place = ids.size();
      if (place < before.size() && before.get(place).startsWith(digest)) {
        ids.add(before.get(place));
      } else {
        String id = digest + "-" + Nonce.next();
        table.putPart(key.part(id), SdkBytes.fromByteArrayUnsafe(part));
        ids.add(id);
      }
    }
    return ids;
  }

  /** The content; empty when a part is gone, since another version has taken the place of this. */
  Optional<byte[]> read(ItemKey key, List<String> ids) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (String id : ids) {
      Optional<byte[]> part =
          table
              .part(key.part(id))
              .map(SdkBytes::asByteArrayUnsafe)
              .filter(bytes -> Digests.sha256(bytes).equals(id.substring(0, DIGEST)));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      content.writeBytes(part.get());
    }
    return Optional.of(content.toByteArray());
  }

  void delete(ItemKey key, List<String> ids) {
    ids.forEach(id -> table.deletePart(key.part(id)));
  }
}
