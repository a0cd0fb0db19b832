package io.geusemaker.examples.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.ssm.Ssm;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Over Systems Manager, many hosts at a time")
@Timeout(180)
class SsmCompanyTest {

  private static final int MANY = 16;
  private static final String CANARY = "open-sesame-";

  private final SsmHost host = new SsmHost();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    host.close();
    assertThat(host.server.breaches()).isEmpty();
  }

  /** What each session of all that are open at once returns, or fails with. */
  private <T> List<Either<Failure, T>> each(List<Ssm> ways, Function<HostSession, T> work)
      throws Exception {
    CountDownLatch open = new CountDownLatch(ways.size());
    List<Future<Either<Failure, T>>> results = new ArrayList<>();
    for (Ssm way : ways) {
      results.add(
          threads.submit(
              () -> {
                try (HostSession session = way.connect()) {
                  open.countDown();
                  open.await();
                  return Either.right(work.apply(session));
                } catch (GeuseMakerException e) {
                  return Either.left(e.failure());
                }
              }));
    }
    List<Either<Failure, T>> ended = new ArrayList<>();
    for (Future<Either<Failure, T>> result : results) {
      ended.add(result.get());
    }
    return ended;
  }

  private int calls(String action) {
    return Collections.frequency(host.server.calls(), action);
  }

  @Test
  void areAFewCommandsOfWhichEachHostOpensItsOwnPart() throws Exception {
    // However busy the machine is, nobody asks for the next before all have the answer to the last.
    Phaser together = new Phaser(MANY);
    List<Either<Failure, String>> answers =
        each(
            host.many(MANY),
            session -> {
              String who = session.run(Script.of("survey", "printf here")).stdout();
              for (String word : List.of("first", "second")) {
                together.arriveAndAwaitAdvance();
                Secret secret = Secret.of(CANARY + word + session.host());
                who +=
                    session
                        .run(
                            Script.of("use a secret", "printf ' %s' \"$SECRET\"")
                                .secret("SECRET", secret))
                        .stdout();
              }
              return who + " " + session.furtherRoundTrips();
            });

    for (int i = 0; i < MANY; i++) {
      String instance = "i-%017x".formatted(i + 1);
      assertThat(answers.get(i).getOrElseGet(Failure::message))
          .isEqualTo(
              "here " + CANARY + "first" + instance + " " + CANARY + "second" + instance + " 0");
    }
    assertThat(calls("SendCommand")).as("of each host alone %d", 4 * MANY).isLessThan(20);
    assertThat(calls("GetCommandInvocation")).isLessThan(MANY);
    assertThat(host.everythingKept()).contains("geusemaker: use a secret").doesNotContain(CANARY);
  }

  @Test
  void areFoundByOneQuestion() throws Exception {
    List<Ssm> ways = host.many(MANY);
    try (HostSession first = ways.get(0).connect()) {
      each(ways.subList(1, MANY), HostSession::host);

      assertThat(first.host()).isEqualTo("i-%017x".formatted(1));
      assertThat(calls("DescribeInstanceInformation")).isLessThan(6);
    }
  }

  @Test
  void bringLongOutputsWhole() throws Exception {
    Script noise = Script.of("noise", "head -c 9000 /dev/urandom | base64 -w 0 | tee /dev/stderr");
    List<Either<Failure, Boolean>> whole =
        each(
            host.many(MANY),
            session -> {
              var result = session.run(noise);
              return result.stdout().length() == 12_000 && result.stdout().equals(result.stderr());
            });

    assertThat(whole).allMatch(one -> one.get());
    assertThat(calls("GetCommandInvocation") + calls("SendCommand")).isLessThan(5 * MANY);
  }

  @Test
  void failEachForItself() throws Exception {
    List<Ssm> ways = host.many(4);
    host.server.faults().endWith("Undeliverable", "i-%017x".formatted(2));
    host.server.faults().forbidden.add("i-%017x".formatted(4));
    host.server.manage("i-%017x".formatted(3), "ConnectionLost", "shop-2");
    ways.add(host.over(Ssm.instance("i-0fedcba9876543210")));

    List<Either<Failure, String>> answers = new ArrayList<>();
    CountDownLatch latch = new CountDownLatch(1);
    try (HostSession company = host.ssm().connect()) {
      List<Future<Either<Failure, String>>> results = new ArrayList<>();
      for (Ssm way : ways) {
        results.add(
            threads.submit(
                () -> {
                  latch.await();
                  try (HostSession session = way.connect()) {
                    return Either.right(session.run(Script.of("hello", "echo hello")).stdout());
                  } catch (GeuseMakerException e) {
                    return Either.left(e.failure());
                  }
                }));
      }
      latch.countDown();
      for (Future<Either<Failure, String>> result : results) {
        answers.add(result.get());
      }
      assertThat(company.run(Script.of("hello", "echo hello")).stdout()).isEqualTo("hello\n");
    }

    assertThat(answers.get(0).get()).isEqualTo("hello\n");
    assertThat(answers.get(1).getLeft()).isInstanceOf(AwsFailure.CommandNotRun.class);
    assertThat(answers.get(2).getLeft()).isInstanceOf(AwsFailure.AgentOffline.class);
    assertThat(answers.get(3).getLeft()).isInstanceOf(AwsFailure.PermissionMissing.class);
    assertThat(answers.get(4).getLeft()).isInstanceOf(AwsFailure.NotManaged.class);
  }

  @Test
  void areSentToEachAloneWhenAllOfThemAreRefusedAtTheSecondAttempt() throws Exception {
    List<Ssm> ways = host.many(4);
    String refused = "i-%017x".formatted(2);
    List<Either<Failure, String>> answers =
        each(
            ways,
            session -> {
              host.server.faults().forbidden.add(refused);
              host.server.faults().throttledPacks.set(1);
              return session.run(Script.of("hello", "echo hello")).stdout();
            });

    for (int i = 0; i < 4; i++) {
      if (i != 1) {
        assertThat(answers.get(i).getOrElseGet(Failure::message)).isEqualTo("hello\n");
      }
    }
    assertThat(answers.get(1).getLeft()).isInstanceOf(AwsFailure.PermissionMissing.class);
    assertThat(host.server.faults().throttledPacks).hasValue(0);
  }

  @Test
  void stopsOneAndLeavesTheOthers() throws Exception {
    List<Ssm> ways = host.many(4);
    CountDownLatch open = new CountDownLatch(ways.size());
    List<Future<String>> results =
        IntStream.range(0, ways.size())
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          try (HostSession session = ways.get(i).connect()) {
                            open.countDown();
                            open.await();
                            return session.run(Script.of("slow", "sleep 5; echo done")).stdout();
                          } catch (GeuseMakerException e) {
                            return e.failure().code();
                          }
                        }))
            .toList();
    while (host.server.history().size() < ways.size()) {
      Thread.sleep(50);
    }
    Thread.sleep(500);
    results.get(1).cancel(true);

    for (int other : List.of(0, 2, 3)) {
      assertThat(results.get(other).get()).isEqualTo("done\n");
    }
    assertThat(calls("CancelCommand")).isEqualTo(1);
  }

  @Test
  void aboutALimitTellsTheOnesThatPassedIt() throws Exception {
    List<Either<Failure, String>> answers =
        each(
            host.many(3),
            session ->
                session
                    .run(
                        Script.of("slow", "[ \"$SECONDS_HERE\" = 0 ] || sleep 60; echo in time")
                            .parameter("SECONDS_HERE", session.host().endsWith("2") ? "60" : "0")
                            .limit(Duration.ofSeconds(2)))
                    .stdout());

    assertThat(answers.get(0).get()).isEqualTo("in time\n");
    assertThat(answers.get(1).getLeft()).isInstanceOf(HostFailure.TimedOut.class);
    assertThat(answers.get(2).get()).isEqualTo("in time\n");
  }
}
