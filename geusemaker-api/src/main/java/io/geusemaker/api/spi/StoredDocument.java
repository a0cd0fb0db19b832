package io.geusemaker.api.spi;

/**
 * A document as it was read from a {@link StateStore}.
 *
 * @param content its bytes
 * @param version what {@link StateStore#replace} takes as the version expected; another whenever
 *     the content is
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredDocument(byte[] content, String version) {}
