package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.fleet.FleetPlan;
import io.geusemaker.api.fleet.FleetResult;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.Style;

/** Tells people: results on standard output, failures on standard error. */
final class TextReporter implements Reporter {

  /** Where no terminal says how wide it is. */
  private static final int WIDTH = 80;

  private static final Pattern URGENT =
      Pattern.compile("VULNERABLE|NOT FIXED|RECOVERY NEEDED|^ +! ");

  private final Printer out;
  private final Printer err;
  private final boolean quiet;

  TextReporter(Printer out, Printer err, boolean quiet) {
    this.out = out;
    this.err = err;
    this.quiet = quiet;
  }

  @Override
  public void planned(Plan plan) {
    if (plan.steps().isEmpty() && plan.patches().isEmpty()) {
      out.text("Nothing is to be done for \"" + plan.deploymentName() + "\" now.");
    } else {
      headed(out, plan.describe());
    }
    out.text("Dry run: nothing was changed.");
  }

  @Override
  public void aboutTo(Plan plan) {
    headed(out, plan.describe());
  }

  @Override
  public void rotated(RotationResult result, Supplier<Map<CredentialId, Secret>> credentials) {
    boolean nothing = result.credentialsRotated().isEmpty() && result.warnings().isEmpty();
    headed(out, quiet || nothing ? result.toString() : result.describe());
    show("New credentials", credentials.get());
  }

  @Override
  public void planned(FleetPlan<?> plan) {
    headed(out, quiet ? plan.toString() : plan.describe());
  }

  @Override
  public void aboutTo(FleetPlan<?> plan) {
    headed(out, plan.describe());
  }

  @Override
  public void fleet(FleetResult<?> result, Map<String, Map<CredentialId, Secret>> credentials) {
    headed(out, quiet && result.success() ? result.toString() : result.describe());
    credentials.forEach((deployment, secrets) -> show("New credentials of " + deployment, secrets));
  }

  @Override
  public void patched(PatchResult result) {
    headed(out, quiet ? result.toString() : result.describe());
    if (result.isStillVulnerable()) {
      err.styled(
          Style.fg_red, "Still vulnerable: known vulnerabilities stay open in what runs now.");
    }
  }

  @Override
  public void rolledBack(RollbackResult result) {
    headed(out, quiet ? result.toString() : result.describe());
  }

  @Override
  public void recovered(RecoveryResult result) {
    headed(out, quiet ? result.toString() : result.describe());
  }

  @Override
  public void status(DeploymentStatus status) {
    Printer narrow = out.within(WIDTH);
    (quiet ? status.toString() : status.describe())
        .lines()
        .forEach(
            line -> {
              if (URGENT.matcher(line).find()) {
                narrow.styled(Style.fg_red, line);
              } else {
                narrow.text(line);
              }
            });
    if (status.isVulnerable()) {
      err.styled(Style.fg_red, "Vulnerable: known vulnerabilities are open in what runs now.");
    }
  }

  @Override
  public void history(String deployment, List<HistoryEntry> entries) {
    if (entries.isEmpty()) {
      out.text("Nothing on record for \"" + deployment + "\".");
    } else if (quiet) {
      out.text(entries.get(0).toString());
    } else {
      headed(out, HistoryTable.text(entries));
    }
  }

  @Override
  public void audit(AuditTrail trail, boolean verify) {
    headed(out, quiet ? trail.toString() : trail.describe());
    if (verify) {
      trail
          .breach()
          .ifPresentOrElse(
              breach -> err.styled(Style.fg_red, "Broken at " + breach + "."),
              () -> out.text("Verified: no record was cut, changed or reordered."));
    }
  }

  private void show(String title, Map<CredentialId, Secret> credentials) {
    if (credentials.isEmpty()) {
      return;
    }
    out.blank();
    out.styled(Style.bold, title + ", shown this once");
    int column =
        credentials.keySet().stream().mapToInt(id -> id.toString().length()).max().orElse(0) + 2;
    credentials.forEach(
        (id, secret) -> {
          String label = id.toString();
          out.print("  " + label + " ".repeat(column - label.length()));
          out.print(secret.reveal(SecretAccess.deliberate()));
          out.blank();
        });
  }

  @Override
  public void registered(String deployment, Registration registration, String next) {
    out.text("Registered \"" + deployment + "\" at " + registration.connection() + ".");
    if (!quiet) {
      out.text("See what a rotation would do:");
      out.text("  " + next);
    }
  }

  @Override
  public void failed(Failure failure, Optional<String> hint) {
    err.styled(Style.fg_red, "Failed: " + failure.what() + ".");
    err.text("State:  " + failure.state() + ".");
    err.text("Next:   " + failure.next() + ".");
    hint.ifPresent(command -> err.text("Type:   " + command));
  }

  @Override
  public void broke(Throwable defect, boolean verbose) {
    defect(err, defect, verbose);
  }

  static void defect(Printer err, Throwable defect, boolean verbose) {
    err.styled(
        Style.fg_red,
        "Internal error: "
            + String.valueOf(defect).replaceAll("\\s+", " ")
            + (verbose ? "" : " (run with --verbose for the stack trace)"));
    if (verbose) {
      StringWriter trace = new StringWriter();
      defect.printStackTrace(new PrintWriter(trace, true));
      err.print(trace.toString());
    }
  }

  /** The first line of a description is its title. */
  static void headed(Printer printer, String text) {
    int end = text.indexOf('\n');
    printer.styled(Style.bold, end < 0 ? text : text.substring(0, end));
    if (end >= 0) {
      printer.text(text.substring(end + 1));
    }
  }
}
