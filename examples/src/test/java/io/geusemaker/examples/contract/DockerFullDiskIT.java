package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.RotationResult;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The compose project is on a small disk of its own; the services' data is elsewhere. */
@DisplayName("A full disk on the Docker stack")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerFullDiskIT {

  private @Nullable SmallDisk disk;
  private @Nullable DockerStack stack;
  private @Nullable Aftermath aftermath;
  private @Nullable Path data;
  private @Nullable Path records;

  @BeforeAll
  void start() throws IOException {
    DockerEngine.require();
    SmallDisk.require();
    Path directory = Files.createTempDirectory("geusemaker-stack");
    data = Files.createTempDirectory("geusemaker-data");
    records = Files.createTempDirectory("geusemaker-records");
    disk = SmallDisk.on(directory);
    Path mount = Files.createDirectory(directory.resolve("efs"));
    Shell.output("mount", "--bind", data.toString(), mount.toString());
    stack = DockerStack.up(directory, Map.of());
    aftermath = new Aftermath(stack);
    // Told apart by name from whatever else runs on this engine.
    stack.deployment().stateDirectory(records()).register(stack.registration());
    assertThat(rotate(records())).isEqualTo(OperatorMain.DONE);
    aftermath.isWell(records());
  }

  @AfterAll
  void stop() {
    if (disk == null) {
      return;
    }
    Shell.run(Map.of(), "", List.of("umount", "-l", disk.directory() + "/efs"));
    if (stack != null) {
      stack.close();
    }
    disk.close();
    Shell.output(
        "rm", "-rf", String.valueOf(data), String.valueOf(records), disk.directory().toString());
  }

  @Test
  void ofTheComposeProjectIsRefusedBeforeAnythingIsTouched() {
    Map<String, String> files = stack().projectFiles();
    String outcome;
    disk().fill(0);
    try {
      outcome = rotate(records());
    } finally {
      disk().empty();
    }
    assertThat(outcome).startsWith(OperatorMain.FAILED + " DiskFull");
    assertThat(stack().projectFiles()).isEqualTo(files);
    aftermath().isWell(records());
  }

  @Test
  void ofTheComposeProjectThatFillsUpInTheMiddleLeavesEverythingAsItWas() {
    Map<String, String> files = stack().projectFiles();
    Either<Failure, RotationResult> outcome;
    try {
      outcome =
          Deployment.of(stack().deployment().name())
              .stateDirectory(records())
              .over(stack().transport())
              .rotate()
              .listener(
                  event -> {
                    if (event instanceof Event.StepStarted) {
                      disk().fill(0);
                    }
                  })
              .attempt();
    } finally {
      disk().empty();
    }
    assertThat(outcome.getLeft()).isInstanceOf(OperationFailure.Undone.class);
    assertThat(stack().projectFiles()).isEqualTo(files);
    aftermath().isWell(records());
  }

  @Test
  void ofTheRecordsLeavesNothingHalfDoneHoweverMuchRoomThereWas(@TempDir Path small) {
    try (SmallDisk full = SmallDisk.on(small)) {
      Shell.output("cp", "-a", records() + "/.", small.toString());
      String outcome = "";
      for (int pages = 0; !outcome.equals(OperatorMain.DONE); pages = Math.max(1, 2 * pages)) {
        full.fill(pages);
        outcome = rotate(small);
        full.empty();
        System.out.printf("%d KiB for the records: %s%n", pages * SmallDisk.PAGE / 1024, outcome);
        aftermath().recover(small);
        aftermath().isWell(small);
      }
      Shell.output("cp", "-a", small + "/.", records().toString());
    }
  }

  private String rotate(Path stateDirectory) {
    try (Operator operator = Operator.rotating(stack(), stateDirectory)) {
      return operator.outcome();
    }
  }

  private Path records() {
    return Objects.requireNonNull(records);
  }

  private SmallDisk disk() {
    return Objects.requireNonNull(disk);
  }

  private DockerStack stack() {
    return Objects.requireNonNull(stack);
  }

  private Aftermath aftermath() {
    return Objects.requireNonNull(aftermath);
  }
}
