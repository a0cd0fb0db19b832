package io.geusemaker.examples.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Meets every interaction of one run of an operation, in order, and strikes at one of them. */
final class Faults {

  private final Optional<Interaction> at;
  private final Optional<Fault> fault;
  private final Optional<Runnable> blow;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<Interaction> met = new ArrayList<>();
  private volatile boolean struck;
  private volatile boolean dead;

  private Faults(Optional<Interaction> at, Optional<Fault> fault, Optional<Runnable> blow) {
    this.at = at;
    this.fault = fault;
    this.blow = blow;
  }

  /** Only counts. */
  static Faults none() {
    return new Faults(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Strikes once.
   *
   * @param blow what is done at that moment, besides what the fault means; a fault that kills
   *     expects it not to return
   */
  static Faults at(Interaction at, Fault fault, Runnable blow) {
    return new Faults(Optional.of(at), Optional.of(fault), Optional.of(blow));
  }

  /**
   * Strikes once, and from then on nothing at all is done to the host or to the records: what a
   * kill looks like from outside, without a process of its own.
   */
  static Faults dyingAfter(Interaction at) {
    return new Faults(Optional.of(at), Optional.of(Fault.KILL_AFTER), Optional.empty());
  }

  /** Thrown out of whatever the operation does after its death. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts an interaction; the fault that strikes at it, if one does. */
  synchronized Optional<Fault> meet(Place place, String name) {
    if (dead) {
      throw new Died();
    }
    int occurrence = counts.merge(place + name, 1, Integer::sum);
    Interaction interaction = new Interaction(place, name, occurrence);
    met.add(interaction);
    return at.filter(interaction::equals).flatMap(here -> fault);
  }

  /** The moment has come. */
  void strike() {
    struck = true;
    dead = blow.isEmpty();
    blow.orElse(
            () -> {
              throw new Died();
            })
        .run();
  }

  boolean struck() {
    return struck;
  }

  /** Whether nothing of a place works any more. */
  boolean isCut(Place place) {
    return struck
        && fault.filter(Fault::cuts).isPresent()
        && at.filter(here -> here.place().isCutWith(place)).isPresent();
  }

  synchronized List<Interaction> met() {
    return List.copyOf(met);
  }
}
