package io.geusemaker.examples;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The main job over real SSH, against a real PostgreSQL: by default on the embedded sandbox. */
public final class Quickstart {

  private Quickstart() {}

  /**
   * Rotates and shows plan, progress, result and proof.
   *
   * @param arguments none for the sandbox; {@code --docker} for a stack whose facts, as {@code
   *     stack/up.sh} and {@code stack/sshd.sh} print them, come on standard input
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    boolean docker = List.of(arguments).contains("--docker");
    try (QuickstartHost host = docker ? new DockerHost(facts()) : new SandboxHost()) {
      rotate(host, out);
    }
  }

  private static void rotate(QuickstartHost host, PrintStream out) {
    String oldPassword = host.databasePassword();
    String oldOwner = host.ownerPassword();

    RotationResult result =
        host.deployment().rotate().postgres().n8n().listener(event -> show(event, out)).execute();

    out.println();
    out.println(result.describe());
    out.println();
    out.println("Tried from outside, without the library:");
    Map<CredentialId, Secret> fresh = result.reveal(SecretAccess.deliberate());
    String password = clear(fresh, "postgres/password");
    String owner = clear(fresh, "n8n/owner-password");
    out.println("  database, old password:  " + answer(host, oldPassword));
    out.println("  database, new password:  " + answer(host, password));
    out.println("  n8n login, old password: " + host.login(oldOwner));
    out.println("  n8n login, new password: " + host.login(owner));
  }

  private static Map<String, String> facts() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> line.contains("="))
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1], (first, second) -> second));
  }

  private static void show(Event event, PrintStream out) {
    if (event instanceof Event.Planned planned) {
      out.println(planned.plan().describe());
      out.println();
    } else if (event instanceof Event.StepStarted started) {
      out.printf("[%d/%d] %s%n", started.number(), started.total(), started.step().description());
    }
  }

  private static String clear(Map<CredentialId, Secret> secrets, String credential) {
    Secret secret = secrets.get(CredentialId.parse(credential));
    return secret == null ? "" : secret.reveal(SecretAccess.deliberate());
  }

  private static String answer(QuickstartHost host, String password) {
    return host.databaseAccepts(password) ? "accepted" : "refused";
  }
}
