package io.geusemaker.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CredentialHistoryTest {

  enum Move {
    FOUND_ON_HOST,
    MADE,
    PROMOTED,
    DROPPED
  }

  /** The least that says what must be readable. */
  private static final class Model {
    private Optional<Integer> pending = Optional.empty();
    private final List<Integer> proven = new ArrayList<>();

    void apply(Move move, int version) {
      switch (move) {
        case FOUND_ON_HOST -> proven.add(version);
        case MADE -> pending = Optional.of(version);
        case PROMOTED -> {
          pending.ifPresent(proven::add);
          pending = Optional.empty();
        }
        case DROPPED -> pending = Optional.empty();
      }
    }

    Optional<Integer> proven(int back) {
      int index = proven.size() - 1 - back;
      return index < 0 ? Optional.empty() : Optional.of(proven.get(index));
    }
  }

  @Property
  void pendingCurrentAndPreviousAreWhatTheyWereMadeAs(@ForAll List<Move> moves) {
    Model model = new Model();
    CredentialHistory history = CredentialHistory.empty();
    for (Move move : moves) {
      int version = history.lastVersion() + 1;
      history = apply(history, move, version);
      model.apply(move, version);

      assertThat(version(history, CredentialStage.PENDING)).isEqualTo(model.pending);
      assertThat(version(history, CredentialStage.CURRENT)).isEqualTo(model.proven(0));
      assertThat(version(history, CredentialStage.PREVIOUS)).isEqualTo(model.proven(1));
    }
  }

  @Property
  void aVersionNumberIsNeverUsedTwice(@ForAll List<Move> moves) {
    CredentialHistory history = CredentialHistory.empty();
    int highest = 0;
    for (Move move : moves) {
      history = apply(history, move, history.lastVersion() + 1);

      assertThat(history.lastVersion()).isGreaterThanOrEqualTo(highest);
      int lastVersion = history.lastVersion();
      highest = lastVersion;
      assertThat(history.versions().stream().map(CredentialVersion::version))
          .doesNotHaveDuplicates()
          .allMatch(version -> version <= lastVersion);
    }
  }

  @Property
  void nothingThatMayBeOnTheHostIsErasedByALimit(
      @ForAll @Size(max = 30) List<Move> moves, @ForAll @IntRange(min = 1, max = 5) int limit) {
    CredentialHistory whole = CredentialHistory.empty();
    for (Move move : moves) {
      whole = apply(whole, move, whole.lastVersion() + 1);
    }

    CredentialHistory kept = whole.keeping(limit);

    assertThat(version(kept, CredentialStage.PENDING))
        .isEqualTo(version(whole, CredentialStage.PENDING));
    assertThat(version(kept, CredentialStage.CURRENT))
        .isEqualTo(version(whole, CredentialStage.CURRENT));
    assertThat(version(kept, CredentialStage.PREVIOUS))
        .isEqualTo(version(whole, CredentialStage.PREVIOUS));
    assertThat(whole.versions()).containsSubsequence(kept.versions());
    assertThat(kept.versions().stream().filter(CredentialHistoryTest::isPast).count())
        .isLessThanOrEqualTo(limit + 1L);
    assertThat(kept.lastVersion()).isEqualTo(whole.lastVersion());
  }

  private static CredentialHistory apply(CredentialHistory history, Move move, int version) {
    return switch (move) {
      case FOUND_ON_HOST -> history.plusCurrent(version(version, CredentialStage.CURRENT));
      case MADE -> history.plusPending(version(version, CredentialStage.PENDING));
      case PROMOTED -> history.promoted();
      case DROPPED -> history.withoutPending();
    };
  }

  private static boolean isPast(CredentialVersion version) {
    return version.stage() == CredentialStage.PREVIOUS
        || version.stage() == CredentialStage.ABANDONED;
  }

  private static CredentialVersion version(int version, CredentialStage stage) {
    return new CredentialVersion(version, stage, Instant.EPOCH, "sealed " + version);
  }

  private static Optional<Integer> version(CredentialHistory history, CredentialStage stage) {
    return history.first(stage).map(CredentialVersion::version);
  }
}
