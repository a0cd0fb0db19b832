package io.geusemaker.examples.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All cells, and how those that were run came out. */
final class Matrix {

  private final List<Cell> cells = new ArrayList<>();
  private final Map<Cell, String> outcomes = new LinkedHashMap<>();

  /** Every fault at each of an operation's interactions. */
  void add(Operation operation, List<Interaction> interactions) {
    for (Fault fault : Fault.values()) {
      for (Interaction interaction : interactions) {
        if (interaction.place().faults().contains(fault) && !isOneOfMany(interaction)) {
          cells.add(new Cell(operation, interaction, fault));
        }
      }
    }
  }

  /** How many older journals are read depends on how many there are; one stands for them. */
  private static boolean isOneOfMany(Interaction interaction) {
    return interaction.name().contains("older") && interaction.occurrence() > 1;
  }

  List<Cell> cells() {
    return List.copyOf(cells);
  }

  /** A spread of about {@code wanted} cells: each operation and fault has its share. */
  List<Cell> spread(int wanted, int seed) {
    int stride = Math.max(1, (cells.size() + wanted - 1) / wanted);
    List<Cell> spread = new ArrayList<>();
    for (int i = seed % stride; i < cells.size(); i += stride) {
      spread.add(cells.get(i));
    }
    return spread;
  }

  void record(Cell cell, String outcome) {
    outcomes.put(cell, outcome);
  }

  /** The cells that were run, a line for each interaction. */
  String describe() {
    StringBuilder text = new StringBuilder();
    Map<String, Map<Fault, String>> lines = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String outcome = outcomes.get(cell);
      if (outcome != null) {
        lines
            .computeIfAbsent(
                cell.operation().name() + " | " + cell.interaction(),
                line -> new EnumMap<>(Fault.class))
            .put(cell.fault(), outcome);
      }
    }
    lines.forEach(
        (line, faults) -> {
          text.append(line).append('\n');
          faults.forEach(
              (fault, outcome) ->
                  text.append(String.format(Locale.ROOT, "    %-12s %s%n", fault.text(), outcome)));
        });
    Map<String, Integer> counts = new java.util.TreeMap<>();
    outcomes.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    counts.forEach(
        (outcome, count) -> text.append(String.format(Locale.ROOT, "%6d %s%n", count, outcome)));
    return text.append(outcomes.size())
        .append(" of ")
        .append(cells.size())
        .append(" cells\n")
        .toString();
  }
}
