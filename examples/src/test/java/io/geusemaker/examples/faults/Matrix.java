package io.geusemaker.examples.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

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

  /**
   * A spread of {@code wanted} cells, or a few more: every operation, every place and every fault
   * is in it.
   */
  List<Cell> spread(int wanted, int seed) {
    List<Cell> shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, new Random(seed));
    Set<Object> missing = new HashSet<>();
    cells.forEach(cell -> missing.addAll(aspects(cell)));
    Set<Cell> spread = new LinkedHashSet<>();
    while (!missing.isEmpty()) {
      Cell most =
          Collections.max(shuffled, Comparator.comparingLong(cell -> covered(cell, missing)));
      spread.add(most);
      missing.removeAll(aspects(most));
    }
    for (int i = 0; spread.size() < wanted && i < shuffled.size(); i++) {
      spread.add(shuffled.get(i));
    }
    return cells.stream().filter(spread::contains).toList();
  }

  private static List<Object> aspects(Cell cell) {
    return List.of(cell.operation(), cell.interaction().place(), cell.fault());
  }

  private static long covered(Cell cell, Set<Object> missing) {
    return aspects(cell).stream().filter(missing::contains).count();
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
                  text.append(String.format(Locale.ROOT, "    %-20s %s%n", fault.text(), outcome)));
        });
    Map<String, Integer> counts = new java.util.TreeMap<>();
    outcomes.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    counts.forEach(
        (outcome, count) -> text.append(String.format(Locale.ROOT, "%6d %s%n", count, outcome)));
    Map<String, Integer> sizes = new LinkedHashMap<>();
    cells.forEach(cell -> sizes.merge(cell.operation().name(), 1, Integer::sum));
    sizes.forEach(
        (operation, size) ->
            text.append(String.format(Locale.ROOT, "%6d cells of %s%n", size, operation)));
    return text.append(outcomes.size())
        .append(" of ")
        .append(cells.size())
        .append(" cells\n")
        .toString();
  }
}
