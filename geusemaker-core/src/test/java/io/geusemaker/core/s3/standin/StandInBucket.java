package io.geusemaker.core.s3.standin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of one bucket. */
final class StandInBucket {

  private final NavigableMap<String, Stored> objects = new TreeMap<>();

  /** An object. */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(byte[] content, String tag, String write) {}

  /** What became of a call. */
  record Outcome(int status, Optional<String> code, Optional<String> tag) {}

  synchronized Optional<Stored> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  synchronized Outcome put(
      String key,
      Optional<String> ifMatch,
      Optional<String> ifNoneMatch,
      byte[] content,
      String write) {
    if (ifNoneMatch.isPresent() && objects.containsKey(key)) {
      return failed(412, "PreconditionFailed");
    }
    Optional<Outcome> mismatch = mismatch(key, ifMatch);
    if (mismatch.isPresent()) {
      return mismatch.get();
    }
    String tag = "\"" + md5(content) + "\"";
    objects.put(key, new Stored(content, tag, write));
    return new Outcome(200, Optional.empty(), Optional.of(tag));
  }

  synchronized Outcome delete(String key, Optional<String> ifMatch) {
    Optional<Outcome> mismatch = mismatch(key, ifMatch);
    if (mismatch.isPresent()) {
      return mismatch.get();
    }
    objects.remove(key);
    return new Outcome(204, Optional.empty(), Optional.empty());
  }

  private Optional<Outcome> mismatch(String key, Optional<String> ifMatch) {
    Optional<String> present = get(key).map(Stored::tag);
    if (ifMatch.isEmpty() || ifMatch.equals(present)) {
      return Optional.empty();
    }
    return Optional.of(
        present.isEmpty() ? failed(404, "NoSuchKey") : failed(412, "PreconditionFailed"));
  }

  synchronized List<String> keys(String prefix) {
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  private static Outcome failed(int status, String code) {
    return new Outcome(status, Optional.of(code), Optional.empty());
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
