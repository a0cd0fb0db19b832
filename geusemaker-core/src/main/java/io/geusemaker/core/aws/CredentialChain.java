package io.geusemaker.core.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the SDK says when none of the places of its chain has credentials: a list of all providers
 * with their settings, and only then why each of them gave none.
 */
final class CredentialChain {

  private static final Pattern CHAIN =
      Pattern.compile(
          "Unable to load credentials from any of the providers in the chain .*\\) : \\[(.*)\\]\\.?",
          Pattern.DOTALL);
  private static final Pattern PROVIDER =
      Pattern.compile("(?:^|, )([A-Za-z]+)CredentialsProvider\\(");
  private static final int LONGEST = 160;

  /** Whoever has chosen a profile is looking for what it says. */
  private static final String FIRST = "Profile";

  private CredentialChain() {}

  /** Each provider's reason in short, a profile's first; empty for other messages. */
  static Optional<String> reasons(String message) {
    Matcher chain = CHAIN.matcher(message);
    if (!chain.matches()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    Matcher provider = PROVIDER.matcher(chain.group(1));
    boolean found = provider.find();
    while (found) {
      String name = provider.group(1);
      int start = provider.end();
      found = provider.find();
      String said =
          chain.group(1).substring(start, found ? provider.start() : chain.group(1).length());
      reasons.add(name.equals(FIRST) ? 0 : reasons.size(), name + ": " + shortened(said));
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of("no credentials were found; " + String.join("; ", reasons));
  }

  /** What follows the settings, whose last parenthesis a colon comes after. */
  private static String shortened(String said) {
    String reason =
        said.substring(said.indexOf("): ") + 1)
            .replaceAll("^[): ]+|[.\\s]+$", "")
            .replaceAll("[\\p{Cntrl}\\s]+", " ");
    return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST).strip() + "...";
  }
}
