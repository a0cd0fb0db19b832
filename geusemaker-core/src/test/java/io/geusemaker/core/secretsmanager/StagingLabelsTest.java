package io.geusemaker.core.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.secretsmanager.StagingLabels.Move;
import io.geusemaker.core.secretsmanager.StagingLabels.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StagingLabelsTest {

  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);
  private static final String THREE = "3".repeat(64);
  private static final String THEIRS = "8f1c4a1e-0000-4000-8000-000000000001";

  @Example
  void aProofMovesTheCurrentLabelFirstAndTakesThePendingOneOff() {
    Map<String, String> attached =
        Map.of("AWSCURRENT", ONE, "AWSPENDING", TWO, "v1", ONE, "v2", TWO);

    assertThat(
            StagingLabels.moves(
                attached,
                new Wanted(
                    Optional.empty(), Optional.of(TWO), Optional.of(ONE), Map.of(1, ONE, 2, TWO))))
        .containsExactly(
            new Move("AWSCURRENT", Optional.of(ONE), Optional.of(TWO)),
            new Move("AWSPENDING", Optional.of(TWO), Optional.empty()));
  }

  @Example
  void whatOthersHaveLabelledIsLeft() {
    Map<String, String> attached =
        Map.of("AWSCURRENT", ONE, "AWSPREVIOUS", THEIRS, "theirs", THEIRS, "v1", ONE);

    assertThat(
            StagingLabels.moves(
                attached,
                new Wanted(Optional.empty(), Optional.of(ONE), Optional.empty(), Map.of(1, ONE))))
        .isEmpty();
  }

  @Property
  void theLabelsComeToBeAsTheRecordsSayAndStaySo(
      @ForAll("attached") Map<String, String> attached, @ForAll("wanted") Wanted wanted) {
    Map<String, String> labels = new HashMap<>(attached);
    String before = String.valueOf(labels.get("AWSCURRENT"));

    for (Move move : StagingLabels.moves(attached, wanted)) {
      carryOut(move, labels);
      assertThat(labels.get("AWSCURRENT")).isIn(before, wanted.current().orElse(before));
    }

    assertThat(labels.get("AWSCURRENT")).isEqualTo(wanted.current().orElse(before));
    wanted.pending().ifPresent(id -> assertThat(labels).containsEntry("AWSPENDING", id));
    wanted.previous().ifPresent(id -> assertThat(labels).containsEntry("AWSPREVIOUS", id));
    Map<String, String> numbered = new TreeMap<>();
    wanted.kept().forEach((number, id) -> numbered.put("v" + number, id));
    assertThat(new TreeMap<>(labels).subMap("v", "w")).isEqualTo(numbered);
    assertThat(StagingLabels.moves(labels, wanted)).isEmpty();
  }

  /** Refuses what Secrets Manager refuses. */
  private static void carryOut(Move move, Map<String, String> labels) {
    assertThat(move.from()).isEqualTo(Optional.ofNullable(labels.get(move.label())));
    assertThat(move.to().isPresent() || !move.label().equals("AWSCURRENT")).isTrue();
    move.to()
        .ifPresentOrElse(id -> labels.put(move.label(), id), () -> labels.remove(move.label()));
    if (move.label().equals("AWSCURRENT")) {
      move.from().ifPresent(id -> labels.put("AWSPREVIOUS", id));
    }
  }

  @Provide
  Arbitrary<Map<String, String>> attached() {
    return Arbitraries.maps(
            Arbitraries.of("AWSPREVIOUS", "AWSPENDING", "v0", "v1", "v2", "v3", "theirs"),
            versions())
        .flatMap(
            labels ->
                versions()
                    .map(
                        current -> {
                          labels.put("AWSCURRENT", current);
                          return labels;
                        }));
  }

  @Provide
  Arbitrary<Wanted> wanted() {
    return Combinators.combine(
            versions().optional(), versions().optional(), versions().optional(), kept())
        .as(Wanted::new);
  }

  private static Arbitrary<Map<Integer, String>> kept() {
    return Arbitraries.maps(Arbitraries.integers().between(1, 5), versions());
  }

  private static Arbitrary<String> versions() {
    return Arbitraries.of(List.of(ONE, TWO, THREE, THEIRS));
  }
}
