package io.geusemaker.examples.sandbox.dump;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands in for pg_dump and pg_restore beside the server, where no password is asked for. A dump
 * has schemas, enumerations, sequences, tables, rows, constraints and indexes; no views, functions
 * or privileges.
 */
public final class DumpPrograms {

  private static final Set<String> WRITING =
      Set.of("--exit-on-error", "--single-transaction", "--no-owner", "--no-acl");

  private final PostgresServer server;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * The programs.
   *
   * @param server the server that they run beside
   * @param out where dumps go
   * @param err where messages go
   */
  public DumpPrograms(PostgresServer server, PrintStream out, PrintStream err) {
    this.server = server;
    this.out = out;
    this.err = err;
  }

  /**
   * {@code pg_dump -Fc -U user -d database}, to standard output.
   *
   * @param arguments what follows the program's name
   * @return the exit code
   */
  public int dump(List<String> arguments) {
    Options options = Options.parse("pg_dump", arguments);
    if (!options.switches.equals(Set.of("-Fc")) || !options.complete()) {
      throw new UnsupportedCall("pg_dump " + String.join(" ", arguments));
    }
    try {
      byte[] archive = Archive.write(Dump.of(server, options.user(), options.database()));
      out.write(archive, 0, archive.length);
      return 0;
    } catch (SQLException | IOException e) {
      err.println("pg_dump: error: " + e.getMessage());
      return 1;
    }
  }

  /**
   * {@code pg_restore -f /dev/null}, which only reads, or {@code pg_restore --exit-on-error
   * --single-transaction -U user -d database}.
   *
   * @param arguments what follows the program's name
   * @param archive the dump
   * @return the exit code
   */
  public int restore(List<String> arguments, InputStream archive) {
    Options options = Options.parse("pg_restore", arguments);
    boolean printing = "-".equals(options.values.get("-f")) && options.switches.isEmpty();
    boolean reading =
        printing || ("/dev/null".equals(options.values.get("-f")) && options.switches.isEmpty());
    boolean writing =
        options.complete()
            && options.switches.containsAll(Set.of("--exit-on-error", "--single-transaction"))
            && WRITING.containsAll(options.switches);
    if (!reading && !writing) {
      throw new UnsupportedCall("pg_restore " + String.join(" ", arguments));
    }
    try {
      List<Item> items = Archive.read(archive.readAllBytes());
      if (writing) {
        Restoration.run(items, server, options.user(), options.database());
      }
      if (printing) {
        items.forEach(this::print);
      }
      return 0;
    } catch (SQLException | IOException e) {
      err.println("pg_restore: error: " + e.getMessage());
      return 1;
    }
  }

  private void print(Item item) {
    if (item.copies()) {
      out.print(item.sql().replaceFirst(" FROM STDIN$", " FROM stdin;") + "\n");
      out.print(item.rows() + "\\.\n");
    } else {
      out.print(item.sql() + ";\n");
    }
  }

  private record Options(Set<String> switches, Map<String, String> values) {

    private static final Set<String> VALUED = Set.of("-U", "-d", "-f");

    static Options parse(String program, List<String> arguments) {
      Options options = new Options(new HashSet<>(), new HashMap<>());
      for (int i = 0; i < arguments.size(); i++) {
        String word = arguments.get(i);
        if (VALUED.contains(word) && i + 1 < arguments.size()) {
          options.values.put(word, arguments.get(++i));
        } else if (word.startsWith("-")) {
          options.switches.add(word);
        } else {
          throw new UnsupportedCall(program + " " + word);
        }
      }
      return options;
    }

    boolean complete() {
      return values.keySet().equals(Set.of("-U", "-d"));
    }

    String user() {
      return values.getOrDefault("-U", "");
    }

    String database() {
      return values.getOrDefault("-d", "");
    }
  }
}
