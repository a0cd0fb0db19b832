package io.geusemaker.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.JavaProcess;
import io.geusemaker.examples.Quickstart;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every snippet of the README, and the guide's, on the sandbox; only the address, the home and
 * the place of a file are replaced.
 */
@DisplayName("What the README shows")
final class ReadmeTest {

  private static final Pattern BLOCK =
      Pattern.compile("```(java|sh|groovy)\\n(.*?)```", Pattern.DOTALL);
  private static final Path README = Path.of("../README.md");
  private static final Path GUIDE = Path.of("../docs/guide.md");

  private final Sandbox sandbox = Sandbox.start();
  private final String realHome = System.getProperty("user.home");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path home;

  @BeforeEach
  void moveIn() throws IOException {
    Path ssh = Files.createDirectory(home.resolve(".ssh"));
    Files.copy(sandbox.identity(), ssh.resolve("id_ed25519"));
    Files.copy(sandbox.knownHosts(), ssh.resolve("known_hosts"));
    System.setProperty("user.home", home.toString());
  }

  @AfterEach
  void moveOut() {
    System.setProperty("user.home", realHome);
    sandbox.close();
  }

  @Test
  void javaRuns() throws Exception {
    List<String> blocks = blocks("java");
    assertThat(blocks).hasSize(8);
    List<String> guide = blocks(GUIDE, "java");
    assertThat(guide).hasSize(2);
    Path page = home.resolve("rotation.html");
    String program =
        """
        import io.geusemaker.api.*;
        import io.geusemaker.api.failure.*;
        import io.geusemaker.api.fleet.*;
        import io.geusemaker.api.model.*;
        import io.geusemaker.api.secret.*;
        import io.geusemaker.core.ssm.Ssm;
        import io.geusemaker.ssh.Ssh;
        import java.nio.file.Files;
        import java.nio.file.Path;
        import java.util.*;
        public class Snippets {
          public static String run(Path key, List<String> log) throws Exception {
            { %s }
            { %s }
            %s %s %s %s %s
            return outcome + fresh.keySet() + history + audit + back + recovered + fleet();
          }
          static String fleet() { %s return result.toString(); }
          static void reachOverSystemsManager() { %s }
          static void rotateASecretOfAnotherService(Deployment stack) { %s }
        }
        """
            .formatted(
                blocks.get(4),
                blocks.get(0),
                blocks.get(1),
                guide.get(0).replace("rotation.html", page.toString()),
                blocks.get(2),
                blocks.get(3),
                blocks.get(6),
                guide.get(1),
                blocks.get(5),
                blocks.get(7));
    List<String> log = new ArrayList<>();

    String outcome = compileAndRun(program, log);

    assertThat(outcome).contains("rotated postgres/password").contains("n8n/owner-password");
    assertThat(outcome)
        .as("none of the fleet is known")
        .endsWith("0 of 3 done, 1 failed, 2 not begun");
    assertThat(log).anyMatch(line -> line.contains("change the password of role"));
    assertThat(page).content().contains("<h1>").contains("postgres/password");
  }

  @Test
  void theCommandLineRuns() throws Exception {
    for (String block : blocks("sh")) {
      for (String line : block.lines().filter(l -> l.startsWith("geusemaker ")).toList()) {
        sandbox.forgetN8nLogins();
        assertThat(commandLine(line)).as(line).isEqualTo(expectedOf(line));
      }
    }
    assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isFalse();
  }

  @Test
  void theRunbookRuns() throws Exception {
    List<String> blocks = blocks("groovy");
    assertThat(blocks).hasSize(1);
    Path runbook = home.resolve("rotate.groovy");
    Files.writeString(
        runbook,
        blocks.get(0).replace("patch  {", "patch  { registries 'localhost'; withoutAdvisories();"));
    String address = sandbox.user() + "@127.0.0.1:" + sandbox.port();
    assertThat(commandLine("geusemaker adopt my-dev-stack --connection ssh://" + address)).isZero();

    assertThat(commandLine("geusemaker run " + runbook + " --stack my-dev-stack --dry-run"))
        .isZero();
    assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isTrue();
    assertThat(commandLine("geusemaker run " + runbook + " --stack my-dev-stack")).isZero();
    assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isFalse();
  }

  @Test
  void theQuickstartRuns() throws Exception {
    Path script = Path.of("quickstart.sh");

    assertThat(Files.isExecutable(script)).isTrue();
    assertThat(Files.readString(script)).contains(Quickstart.class.getName());
    Quickstart.main(new String[0]);
  }

  /** The sandbox's Crawl4AI answers nobody, and {@code status} says so. */
  private static int expectedOf(String line) {
    return line.startsWith("geusemaker status") ? 10 : 0;
  }

  private int commandLine(String line) throws Exception {
    List<String> words = List.of(line.split(" ", -1));
    Path told = home.resolve("told");
    Process process =
        JavaProcess.geusemaker(List.of("-Duser.home=" + home), words.subList(1, words.size()))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    System.out.println(Files.readString(told));
    return process.exitValue();
  }

  private String compileAndRun(String program, List<String> log) throws Exception {
    Path source = home.resolve("Snippets.java");
    Files.writeString(source, program);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                home.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(status).as("the compiler on\n%s", program).isZero();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {home.toUri().toURL()}, getClass().getClassLoader())) {
      return (String)
          loader
              .loadClass("Snippets")
              .getMethod("run", Path.class, List.class)
              .invoke(null, sandbox.identity(), log);
    }
  }

  private List<String> blocks(String language) throws IOException {
    return blocks(README, language);
  }

  private List<String> blocks(Path document, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(document));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(
            matcher
                .group(2)
                .replace("ubuntu@10.0.0.5", sandbox.user() + "@127.0.0.1:" + sandbox.port()));
      }
    }
    return blocks;
  }
}
