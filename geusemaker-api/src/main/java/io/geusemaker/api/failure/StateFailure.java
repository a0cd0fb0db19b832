package io.geusemaker.api.failure;

/** The records beside the deployment's state cannot be read or written. */
public sealed interface StateFailure extends Failure {

  /**
   * A file of the state directory cannot be read or is damaged.
   *
   * @param file its path
   * @param reason why
   */
  record Damaged(String file, String reason) implements StateFailure {
    @Override
    public String what() {
      return "the record " + file + " cannot be used: " + reason;
    }

    @Override
    public String next() {
      return "restore it from a backup; it was left as it is";
    }
  }

  /**
   * A file of the state directory cannot be written.
   *
   * @param file its path
   * @param reason why
   */
  record NotWritable(String file, String reason) implements StateFailure {
    @Override
    public String what() {
      return "the record " + file + " cannot be written: " + reason;
    }

    @Override
    public String next() {
      return "free space or permissions where the records are, then run the request again";
    }
  }

  /**
   * A record was written by a newer version.
   *
   * @param file its path
   * @param found its schema version
   * @param supported the newest version understood here
   */
  record Newer(String file, int found, int supported) implements StateFailure {
    @Override
    public String what() {
      return file + " has schema version " + found + ", newer than " + supported;
    }

    @Override
    public String next() {
      return "update geusemaker";
    }
  }

  /**
   * The key does not open what is stored.
   *
   * @param key where the key comes from
   * @param reason what failed
   */
  record WrongKey(String key, String reason) implements StateFailure {
    @Override
    public String what() {
      return "the stored credentials cannot be decrypted with " + key + ": " + reason;
    }

    @Override
    public String next() {
      return "use the key, keyset file or passphrase that these records were made with";
    }
  }

  /**
   * A file that holds a key can be read or written by others than its owner.
   *
   * @param file its path
   * @param permissions what it allows, such as {@code rw-r--r--}
   */
  record Exposed(String file, String permissions) implements StateFailure {
    @Override
    public String what() {
      return "the key file " + file + " is open to others than its owner (" + permissions + ")";
    }

    @Override
    public String next() {
      return "run chmod 600 on it, and rotate every credential if others could have read it";
    }
  }

  /**
   * The table or the bucket for the records is not there.
   *
   * @param place the state store
   * @param reason what was seen
   */
  record NoStore(String place, String reason) implements StateFailure {
    @Override
    public String what() {
      return "the state store " + place + " is not there: " + reason;
    }

    @Override
    public String next() {
      return "check its name, the region and the account, or make it";
    }
  }
}
