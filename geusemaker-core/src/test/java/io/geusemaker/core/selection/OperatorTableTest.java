package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.selection.Selection.NoCandidate.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a careful operator wants of each class of tag. */
class OperatorTableTest {

  @ParameterizedTest
  @CsvSource({
    "app/app, 1.64.0, 1.64.0 1.64.2 1.64.10 1.65.0 1.64 1.64.10.1 v1.64.11, 1.64.10",
    "qdrant/qdrant, v1.9.2, v1.9.2 v1.9.7 1.9.8 v1.10.0 v1.9, v1.9.7",
    "app/app, 1.2.3.4, 1.2.3.5 1.2.4.0 1.2.9 1.3.0.0, 1.2.4.0",
    "postgres, 15.4, 15 15.19 15.9 16.1 15.20-alpine 15.20beta1, 15.19",
    "docker.io/library/postgres, 15.4-bookworm, 15.19-bookworm 15.20-trixie, 15.19-bookworm",
    "public.ecr.aws/docker/library/postgres, 9.6.18, 9.6.24 9.7.1 10.23, 9.6.24",
    "library/debian, 12.4, 12.4 12.15 13.1 12.15-slim 12.16.1, 12.15",
    "library/debian, 6.0.8, 6.0.10 6.1.0 7.1, 6.0.10",
    "postgres, 15.4-alpine3.18, 15.8-alpine3.18 15.19-alpine3.23 15.19-alpine, 15.8-alpine3.18",
    "postgres, 15.4-alpine, 15.19-alpine 15.19-alpine3.23, 15.19-alpine",
    "ollama/ollama, 0.5.7-rocm, 0.5.8 0.5.9-rc0-rocm 0.5.8-rocm 0.5.8-rocm6, 0.5.8-rocm",
    "qdrant/qdrant, v1.9.2-unprivileged, v1.9.7 v1.9.5-unprivileged, v1.9.5-unprivileged",
    "app/app, 1.2.3-cuda11.8, 1.2.4-cuda11.8 1.2.5-cuda12.1, 1.2.4-cuda11.8",
    "app/app, 1.2.3-arm-v7, 1.2.4-arm-v7 1.2.5-arm-v8 1.2.3-arm-v8, 1.2.4-arm-v7",
    "app/app, 1.2.3-x86-64-v2, 1.2.3-x86-64-v3 1.2.4-x86-64-v2, 1.2.4-x86-64-v2",
    "grafana/grafana, 11.6.14, 11.6.14-security-01 11.6.14-security-04, 11.6.14-security-04",
    "grafana/grafana, 11.6.14-security-04, 11.6.14-security-10 11.6.14, 11.6.14-security-10",
    "grafana/grafana, 11.6.1-security-04, 11.6.2 11.6.2-security-01, 11.6.2-security-01",
    "grafana/grafana, 11.6.1-ubuntu, 11.6.1-security-02-ubuntu 11.6.2, 11.6.1-security-02-ubuntu",
    "redis/redis-stack, 7.2.0-v8, 7.2.0-v9 7.2.0-v10 7.4.0-v1 7.2.0, 7.2.0-v10",
    "unclecode/crawl4ai, 0.6.0-r1, 0.6.0-r2 0.6.0-r3 0.6.0 0.7.0-r1, 0.6.0-r3",
    "bitnami/postgresql, 15.4.0-debian-11-r45, 15.4.0-debian-11-r46 15.4.0-debian-11-r9"
        + " 15.4.0-debian-12-r99 15.5.0-debian-11-r0, 15.4.0-debian-11-r46",
    "linuxserver/app, 1.2.3-ls99, 1.2.3-ls100 1.2.3-ls11, 1.2.3-ls100",
    "keycloak/keycloak, 23.0.4-0, 23.0.4-1 23.0.6-0 23.0.7, 23.0.6-0",
    "library/eclipse-temurin, 17.0.9_9-jre-jammy, 17.0.9_11-jre-jammy 17.0.10_7-jre-jammy"
        + " 17.0.11_1-jdk-jammy 17.0.11_1-jre-noble 17.1.0_1-jre-jammy, 17.0.10_7-jre-jammy",
    "library/debian, bookworm-20240110-slim, bookworm-20240211-slim bookworm-20240311"
        + " trixie-20240311-slim bookworm-slim, bookworm-20240211-slim",
    "app/app, 1.2.3-20240110, 1.2.3-20240211 1.2.3 1.3.0-20240311, 1.2.3-20240211",
    "app/app, 1.2.3-2024-01-10-slim, 1.2.3-2024-02-11-slim 1.2.3-2024-03-11, 1.2.3-2024-02-11-slim",
    "app/app, 2024.1.3, 2024.1.6 2024.2.1 2025.1.9, 2024.1.6",
    "app/app, 1.2.3.RELEASE, 1.2.4.RELEASE 1.2.5.RC1 1.2.5, 1.2.4.RELEASE",
    "app/app, 1.2.3, 1.2.99999999999999999999999999 1.2.4, 1.2.99999999999999999999999999",
    "ollama/ollama, 0.5.7-rc0-rocm, 0.5.7-rc1-rocm 0.5.7 0.5.7-rocm 0.6.0-rocm, 0.5.7-rocm",
    "n8nio/n8n, 2.0.0-rc.0, 2.0.0-rc.3 2.0.1 2.1.0, 2.0.1",
  })
  void is_patched(String image, String current, String tags, String wanted) {
    assertThat(Picks.pick(image, current, List.of(tags.split(" ")))).contains(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, 15, 15.8 16, FLOATING",
    "postgres, 15-alpine, 15.8-alpine 16-alpine, FLOATING",
    "postgres, 9.6, 9.6.24 9.7, TOO_SHORT",
    "postgres, latest, 15.8, FLOATING",
    "app/app, lts, 1.2.3, FLOATING",
    "app/app, bookworm, trixie, FLOATING",
    "app/app, 32bit, 64bit, FLOATING",
    "app/app, version-1.2.3, version-1.2.4, FLOATING",
    "app/app, debian, debian-20240110, FLOATING",
    "app/app, nightly-20240110, nightly-20240211, FLOATING",
    "app/app, a1b2c3d, a1b2c3e, COMMIT",
    "app/app, 1234567, 1234568, COMMIT",
    "app/app, sha-deadbeef, sha-deadbeff, COMMIT",
    "app/app, dev-4f2a1bc, dev-4f2a1bd, COMMIT",
    "library/ubuntu, 22.04, 22.10 24.04, CALENDAR",
    "app/app, 2024.1, 2024.2, CALENDAR",
    "app/app, 1.4, 1.5 1.4.1, TOO_SHORT",
    "app/app, 20240110, 20240211, CALENDAR",
    "app/app, 20240110-slim, 20240211-slim, CALENDAR",
    "app/app, 20240101120000, 20240301120000, CALENDAR",
    "app/app, 2024-01-01, 2024-02-01, CALENDAR",
    "app/app, 2024-01, 2024-02, CALENDAR",
    "postgres, 16beta1, 16beta2 16.1, PRERELEASE",
    "postgres, 9.4-beta2, 9.4-beta3 9.4.1, PRERELEASE",
    "library/redis, 8.0-M02, 8.0-M03 8.0.1, PRERELEASE",
    "app/app, 1.2.3-dev9, 1.2.3-dev10 1.2.3, PRERELEASE",
    "app/app, 1.2.3_alpha1, 1.2.3_alpha2, PRERELEASE",
    "app/app, 1.2.3, 1.2.3 1.2.2 1.3.0, NO_NEWER",
    "app/app, 1.2.3-Alpine, 1.2.4-alpine, NO_NEWER",
    "app/app, 1.2.3-v8, 1.2.3-V9, NO_NEWER",
    "app/app, 1.2.03, 1.2.3 1.2.003, NO_NEWER",
    "app/app, 1.2.3-py3-11, 1.2.3-py3-12, NO_NEWER",
    "postgis/postgis, 15-3.4, 15-3.5 16-3.4 15.1-3.4, FLOATING",
    "app/app, 1.2.3@sha256, 1.2.4, UNPARSABLE",
    "app/app, sha256:0123456789abcdef0123456789abcdef, 1.2.4, DIGEST",
    "app/app, \u0661.\u0662.\u0663, 1.2.4, UNPARSABLE",
    "app/app, '', 1.2.4, UNPARSABLE",
    "app/app, '  ', 1.2.4, UNPARSABLE",
    "app/app, -1.2.3, 1.2.4, UNPARSABLE",
  })
  void is_left_alone(String image, String current, String tags, Kind why) {
    assertThat(Picks.refusal(image, current, tags.split(" ")).kind()).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "rc1",
    "RC1",
    "rc.1",
    "beta",
    "beta.1",
    "BETA2",
    "alpha1",
    "b1",
    "a2",
    "M1",
    "m02",
    "SNAPSHOT",
    "preview.2",
    "nightly",
    "dev9",
    "dev.20240101",
    "pre",
    "canary.3",
    "next.1",
    "exp.0",
    "ci0",
    "citest0",
    "int1",
    "pr-123",
    "ea",
    "CR1",
    "milestone-3",
    "nightly-20240110",
    "edge",
    "test"
  })
  void a_prerelease_is_never_the_answer_in_any_spelling(String marker) {
    List<String> separators =
        Character.isDigit(marker.charAt(0)) ? List.of("-", "_") : List.of("-", "_", ".", "");
    for (String separator : separators) {
      String marked = "1.2.4" + separator + marker;
      assertThat(Tag.parse(marked).isPrerelease()).as(marked).isTrue();
      assertThat(Picks.pick("app/app", "1.2.3", List.of(marked))).isEmpty();
      assertThat(Picks.pick("app/app", "1.2.3" + separator + marker, List.of(marked))).isEmpty();
      assertThat(Picks.pick("app/app", "1.2.3-rocm", List.of(marked + "-rocm"))).isEmpty();
    }
  }
}
