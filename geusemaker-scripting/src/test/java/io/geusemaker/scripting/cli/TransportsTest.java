package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.engine.Transports;
import io.geusemaker.core.local.Local;
import io.geusemaker.ssh.Ssh;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TransportsTest {

  @Test
  void theClassPathServesThisMachine() {
    assertThat(Transports.over(URI.create("local:/"))).isInstanceOf(Local.class);
  }

  @Test
  void theClassPathServesWhatTheOptionsForSshAskFor() {
    assertThat(
            Transports.over(
                URI.create("ssh://u@[::1]:2222?identity=%2Fk%2Fid%201%262&known_hosts=%2Fk%2Fh")))
        .isEqualTo(
            Ssh.to("u@[::1]:2222").identity(Path.of("/k/id 1&2")).knownHosts(Path.of("/k/h")));
  }

  @Test
  void theClassPathIsSearched() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> Transports.over(URI.create("carrier-pigeon:/coop")))
        .withMessageContaining("no transport for \"carrier-pigeon\" is on the class path");
  }
}
