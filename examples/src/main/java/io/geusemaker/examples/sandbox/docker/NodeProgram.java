package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Stands in for {@code node} with two programs: the HTTP probe on standard input, and with {@code
 * -e} the one that counts the decrypted credentials in a file.
 */
final class NodeProgram implements ContainerProgram {

  private static final List<String> COUNTING =
      List.of("JSON.parse", "process.argv[1]", "typeof one.data === \"object\"", ".length");

  private final HttpProbe probe = new HttpProbe();

  @Override
  public int run(Container container, Map<String, String> environment, Call call) {
    List<String> arguments = call.arguments();
    if (arguments.size() != 3 || !arguments.get(0).equals("-e")) {
      return probe.run(container, environment, call);
    }
    if (!COUNTING.stream().allMatch(arguments.get(1)::contains)) {
      throw new UnsupportedCall("node -e with anything but the count of credentials");
    }
    try {
      int count = 0;
      for (JsonNode one :
          new ObjectMapper().readTree(call.directory().resolve(arguments.get(2)).toFile())) {
        count += one.path("data").isContainerNode() ? 1 : 0;
      }
      call.out().println(count);
      return 0;
    } catch (IOException e) {
      call.err().println("Error: " + e.getMessage());
      return 1;
    }
  }
}
