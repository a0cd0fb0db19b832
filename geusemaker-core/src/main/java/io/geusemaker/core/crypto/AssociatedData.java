package io.geusemaker.core.crypto;

import io.geusemaker.api.model.DeploymentName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What a ciphertext is bound to, so that one that was moved elsewhere does not open. Each part is
 * preceded by its length: no two different lists of parts give the same bytes.
 */
public final class AssociatedData {

  private AssociatedData() {}

  /**
   * Binds to one version of one credential.
   *
   * @param deployment the deployment
   * @param service the compose service
   * @param name the credential's name within the service
   * @param version the version
   * @return the bytes
   */
  public static byte[] of(DeploymentName deployment, String service, String name, int version) {
    return encode("credential", deployment.value(), service, name, Integer.toString(version));
  }

  /**
   * Binds to one part of the record of one operation.
   *
   * @param deployment the deployment
   * @param operationId the operation
   * @param part which part of its record
   * @return the bytes
   */
  public static byte[] ofOperation(DeploymentName deployment, String operationId, String part) {
    return encode("operation", deployment.value(), operationId, part);
  }

  /**
   * Binds to one part of the audit log.
   *
   * @param deployment the deployment
   * @param part which part, and what is said of it
   * @return the bytes
   */
  public static byte[] ofAudit(DeploymentName deployment, String... part) {
    return encode(
        Stream.concat(Stream.of("audit", deployment.value()), Stream.of(part))
            .toArray(String[]::new));
  }

  static byte[] encode(String... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("geusemaker".getBytes(StandardCharsets.UTF_8));
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
      out.writeBytes(utf8);
    }
    return out.toByteArray();
  }
}
