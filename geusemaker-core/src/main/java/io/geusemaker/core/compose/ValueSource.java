package io.geusemaker.core.compose;

/** A place in a file of the host that holds a value. Paths are absolute. */
public sealed interface ValueSource {

  /**
   * The file.
   *
   * @return its absolute path
   */
  String path();

  /**
   * The same place under another name of its file.
   *
   * @param other an absolute path
   * @return the place there
   */
  ValueSource at(String other);

  /**
   * The place in words.
   *
   * @return such as {@code POSTGRES_PASSWORD in /root/runtime.env}
   */
  String describe();

  /**
   * An assignment in an env file.
   *
   * @param path the env file
   * @param key the variable that it sets
   */
  record EnvEntry(String path, String key) implements ValueSource {
    @Override
    public EnvEntry at(String other) {
      return new EnvEntry(other, key);
    }

    @Override
    public String describe() {
      return key + " in " + path;
    }
  }

  /**
   * A value under {@code environment:} in a compose file.
   *
   * @param path the compose file
   * @param service the service
   * @param variable the variable
   */
  record ComposeScalar(String path, String service, String variable) implements ValueSource {
    @Override
    public ComposeScalar at(String other) {
      return new ComposeScalar(other, service, variable);
    }

    @Override
    public String describe() {
      return variable + " of service " + service + " in " + path;
    }
  }

  /**
   * A file whose content is the value; line ends at its end do not belong to it.
   *
   * @param path the file
   */
  record SecretFile(String path) implements ValueSource {
    @Override
    public SecretFile at(String other) {
      return new SecretFile(other);
    }

    @Override
    public String describe() {
      return "the file " + path;
    }
  }
}
