package io.geusemaker.examples.contract;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.spi.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running deployment, with ways to look at it that do not use the code under test. */
abstract class StackUnderTest implements AutoCloseable {

  private String databasePassword;
  private String ownerPassword;

  StackUnderTest(String databasePassword, String ownerPassword) {
    this.databasePassword = databasePassword;
    this.ownerPassword = ownerPassword;
  }

  /** The deployment, over a real transport, with records in {@link #stateDirectory()}. */
  abstract Deployment deployment();

  /** The way to the host that {@link #deployment()} takes. */
  abstract Transport transport();

  abstract Path stateDirectory();

  abstract boolean databaseAccepts(String password);

  /** The status of a login over HTTP. */
  abstract int login(String password);

  /** The password inside a credential that n8n stores, decrypted without the code under test. */
  abstract String storedPassword(String credentialName);

  abstract List<String> query(String sql);

  /** Every file of the compose project, by name. */
  abstract Map<String, String> projectFiles();

  /** Files of the project without the host's lock, which an undone operation has had, too. */
  static Map<String, String> withoutLock(Map<String, String> files) {
    Map<String, String> others = new TreeMap<>(files);
    others.remove(".geusemaker.lock");
    return others;
  }

  /** What PostgreSQL has logged so far. */
  abstract String databaseLog();

  /** What all services and the engine have logged so far, PostgreSQL included. */
  abstract String hostLogs();

  /** The id of a service's container. */
  abstract String containerId(String service);

  /** Lets n8n forget the logins that it counted, or waits until it has. */
  abstract void awaitLoginLimit();

  /** Notes that a rotation has logged in to n8n for its proofs. */
  abstract void proofsSpent();

  String databasePassword() {
    return databasePassword;
  }

  String ownerPassword() {
    return ownerPassword;
  }

  void databasePasswordIs(String password) {
    databasePassword = password;
  }

  void ownerPasswordIs(String password) {
    ownerPassword = password;
  }

  @Override
  public abstract void close();
}
