package io.geusemaker.examples.contract;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Loses the reply of the first script of a name, and remembers the passwords that went to the host,
 * because those of a rotation that failed are told to nobody.
 */
record Overhearing(
    Transport real, String scriptToFail, Set<String> passwords, AtomicBoolean alreadyFailed)
    implements Transport {

  private static final Pattern IN_PROBE = Pattern.compile("\"password\":\"([^\"]+)\"");

  Overhearing(Transport real, String scriptToFail) {
    this(real, scriptToFail, ConcurrentHashMap.newKeySet(), new AtomicBoolean());
  }

  @Override
  public HostSession connect() {
    return new Meddling(real, this::run).connect();
  }

  private ScriptResult run(Script script, HostSession host) {
    script.secrets().forEach(this::listen);
    ScriptResult result = host.run(script);
    if (script.name().equals(scriptToFail) && alreadyFailed.compareAndSet(false, true)) {
      throw Meddling.lost(script);
    }
    return result;
  }

  private void listen(String variable, Secret secret) {
    String value = secret.reveal(SecretAccess.deliberate());
    if (variable.endsWith("_PASSWORD") && !value.isEmpty()) {
      passwords.add(value);
    } else if (variable.equals("PROBE")) {
      IN_PROBE.matcher(value).results().map((MatchResult r) -> r.group(1)).forEach(passwords::add);
    }
  }
}
