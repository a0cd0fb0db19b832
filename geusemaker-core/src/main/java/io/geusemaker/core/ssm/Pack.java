package io.geusemaker.core.ssm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One shell text for several instances, of which each runs the part that is its own.
 *
 * @param text the shell text
 * @param orders what it is made of, all of one kind
 */
record Pack(String text, List<Order> orders) {

  /** Of the 64 KB that a request may have, with what JSON adds to it. */
  private static final int LONGEST = 48_000;

  Pack {
    orders = List.copyOf(orders);
  }

  /**
   * Packs orders, as many into one as there is room for.
   *
   * @param orders all of one kind, one for each instance
   * @return the packs
   */
  static List<Pack> of(List<Order> orders) {
    Map<String, String> common = common(orders);
    int base = orders.get(0).kind().body().length() + length(common) + 100;
    List<Pack> packs = new ArrayList<>();
    List<Order> next = new ArrayList<>();
    int room = LONGEST - base;
    for (Order order : orders) {
      int own = part(order, common).length();
      if (own > room && !next.isEmpty()) {
        packs.add(packed(next, common));
        next.clear();
        room = LONGEST - base;
      }
      next.add(order);
      room -= own;
    }
    packs.add(packed(next, common));
    return packs;
  }

  private static Pack packed(List<Order> orders, Map<String, String> common) {
    StringBuilder text = new StringBuilder();
    common.values().forEach(text::append);
    // The agent's own variable; the script's path has the id as well.
    text.append("case ${AWS_SSM_INSTANCE_ID:-$0} in\n");
    orders.forEach(order -> text.append(part(order, common)));
    text.append("*) exit 1 ;;\nesac\n").append(orders.get(0).kind().body());
    return new Pack(text.toString(), orders);
  }

  private static String part(Order order, Map<String, String> common) {
    StringBuilder part = new StringBuilder("*" + order.instance() + "*)\n");
    order
        .text()
        .definitions()
        .forEach(
            (name, line) -> {
              if (!common.containsKey(name)) {
                part.append(line);
              }
            });
    return part.append(";;\n").toString();
  }

  /** The definitions that are the same in all of them. */
  private static Map<String, String> common(List<Order> orders) {
    Map<String, String> common = new LinkedHashMap<>(orders.get(0).text().definitions());
    for (Order order : orders) {
      common.entrySet().retainAll(order.text().definitions().entrySet());
    }
    return common;
  }

  private static int length(Map<String, String> definitions) {
    return definitions.values().stream().mapToInt(String::length).sum();
  }
}
