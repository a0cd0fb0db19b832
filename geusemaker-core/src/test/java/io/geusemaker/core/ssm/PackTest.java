package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A command for several instances")
class PackTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static Order order(int number, String input) {
    CommandText text =
        CommandText.close()
            .set("TEXT", "the same for all, ".repeat(20))
            .set("INPUT", input)
            .set("SESSION", "session-" + number);
    return new Order("i-%017x".formatted(number), "survey", text, LIMIT, 0);
  }

  @Test
  void saysOnceWhatIsTheSameForAll() {
    List<Pack> packs = Pack.of(IntStream.range(0, 50).mapToObj(i -> order(i, "own " + i)).toList());

    assertThat(packs).hasSize(1);
    assertThat(packs.get(0).orders()).hasSize(50);
    assertThat(packs.get(0).text().split("the same for all", -1)).hasSize(21);
    assertThat(packs.get(0).text()).contains("own 0'", "own 49'");
  }

  @Test
  void isSeveralCommandsWhenItIsTooLongForOne() {
    List<Order> orders =
        IntStream.range(0, 50).mapToObj(i -> order(i, (i + " ").repeat(1000))).toList();
    List<Pack> packs = Pack.of(orders);

    assertThat(packs).hasSizeBetween(3, 5);
    assertThat(packs).allSatisfy(pack -> assertThat(pack.text().length()).isLessThan(48_500));
    assertThat(packs.stream().flatMap(pack -> pack.orders().stream())).isEqualTo(orders);
  }

  @Test
  void givesEachInstanceItsOwnPart(@TempDir Path directory) throws Exception {
    List<Pack> packs = Pack.of(List.of(order(1, "one"), order(2, "two"), order(3, "three")));
    String shell = packs.get(0).text() + "\necho \"$INPUT $SESSION\"";

    assertThat(printed(shell, directory.resolve("a.sh"), "i-%017x".formatted(2)))
        .isEqualTo("two session-2\n");
    assertThat(printed(shell, directory.resolve("b.sh"), "i-%017x".formatted(4))).isEmpty();
    Path path = Files.createDirectory(directory.resolve("i-%017x".formatted(3)));
    assertThat(printed(shell, path.resolve("_script.sh"), ""))
        .as("an agent that does not say who it is")
        .isEqualTo("three session-3\n");
  }

  private static String printed(String shell, Path script, String instance)
      throws IOException, InterruptedException {
    Files.writeString(script, shell);
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
    builder.environment().put("AWS_SSM_INSTANCE_ID", instance);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }
}
