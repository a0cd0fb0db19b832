package io.geusemaker.core.advisory.osv;

import static io.geusemaker.core.advisory.osv.Records.advisory;
import static io.geusemaker.core.advisory.osv.Records.json;
import static io.geusemaker.core.advisory.osv.Records.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.AffectedVersions.Coverage;
import io.geusemaker.core.advisory.KnownAdvisory;
import io.geusemaker.core.advisory.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsvRecordTest {

  private static KnownAdvisory known(JsonNode item, AdvisoryQuestion question) throws Exception {
    return ((OsvRecord.Relevant) OsvRecord.read(item, question)).known();
  }

  private static JsonNode about(String entry) {
    return json("{'id':'X-1','affected':[" + entry + "]}");
  }

  private static final String SHOP = "'package':{'ecosystem':'npm','name':'shop'}";

  @Test
  void ranges_of_all_entries_count() throws Exception {
    ObjectNode item =
        advisory(
            "X-1",
            "[{'introduced':'2.0.0'},{'fixed':'2.1.0'}]",
            "[{'introduced':'0'},{'fixed':'1.5.0'}]");

    KnownAdvisory known = known(item, move("1.4.0", "1.5.0"));

    assertThat(known.onRunning()).isTrue();
    assertThat(known.onCandidate()).isFalse();
    assertThat(known.versions().coverage("2.0.5")).isEqualTo(Coverage.AFFECTED);
    assertThat(known.versions().coverage("2.1.0")).isEqualTo(Coverage.SAFE);
    assertThat(known.versions().coverage("latest")).isEqualTo(Coverage.UNKNOWN);
    assertThat(known.versions().fixedIn()).containsExactlyInAnyOrder("1.5.0", "2.1.0");
  }

  @Test
  void a_listed_version_is_affected_even_outside_of_the_ranges() throws Exception {
    JsonNode item =
        about(
            "{"
                + SHOP
                + ",'versions':['3.0.0','odd'],'ranges':[{'type':'SEMVER','events':"
                + "[{'introduced':'1.0.0'},{'last_affected':'1.2.0'}]}]}");

    KnownAdvisory known = known(item, move("3.0", "3.0.1"));

    assertThat(known.onRunning()).isTrue();
    assertThat(known.onCandidate()).isFalse();
    assertThat(known.versions().coverage("odd")).isEqualTo(Coverage.AFFECTED);
    assertThat(known.versions().lastAffected()).containsExactly("1.2.0");
  }

  @Test
  void entries_about_other_packages_do_not_count() throws Exception {
    JsonNode item =
        about(
            "{'package':{'ecosystem':'npm','name':'other'},'ranges':[{'type':'SEMVER','events':"
                + "[{'introduced':'0'}]}]},{'package':{'ecosystem':'npm','name':'other'},"
                + "'ranges':'junk'}");

    assertThat(OsvRecord.read(item, move("1.0.0", "1.0.1"))).isEqualTo(new OsvRecord.Elsewhere());
  }

  @Test
  void a_withdrawn_record_counts_for_nothing() throws Exception {
    ObjectNode item =
        advisory("X-1", "[{'introduced':'0'}]").put("withdrawn", "2026-01-01T00:00:00Z");

    assertThat(OsvRecord.read(item, move("1.0.0", "1.0.1"))).isEqualTo(new OsvRecord.Withdrawn());
    assertThat(OsvRecord.read(item.putNull("withdrawn"), move("1.0.0", "1.0.1")))
        .isInstanceOf(OsvRecord.Relevant.class);
  }

  @Test
  void a_repository_is_matched_by_its_address_and_the_versions_beside_its_commits()
      throws Exception {
    List<AdvisoryPackage> git =
        List.of(new AdvisoryPackage(AdvisoryPackage.GIT, "https://github.com/a/b"));
    String commits =
        "{'type':'GIT','repo':'https://github.com/a/b','events':[{'introduced':'0'},"
            + "{'fixed':'ee7a31ec'}]%s}";

    KnownAdvisory ranged =
        known(
            about(
                "{'ranges':["
                    + commits.formatted(
                        ",'database_specific':{'versions':[{'introduced':'0'},{'fixed':'v1.9.0'}]}")
                    + "]}"),
            move(git, "v1.8.4", "v1.9.0"));
    KnownAdvisory listed =
        known(
            about("{'ranges':[" + commits.formatted("") + "],'versions':['v1.8.4']}"),
            move(git, "1.8.4", "v1.9.0"));

    assertThat(List.of(ranged.onRunning(), listed.onRunning())).containsOnly(true);
    assertThat(List.of(ranged.onCandidate(), listed.onCandidate())).containsOnly(false);
    assertThat(OsvRecord.read(about("{'ranges':[" + commits.formatted("") + "]}"), move("1", "2")))
        .isEqualTo(new OsvRecord.Elsewhere());
    assertThatThrownBy(
            () -> known(about("{'ranges':[" + commits.formatted("") + "]}"), move(git, "1", "2")))
        .hasMessageContaining("no versions");
  }

  @Test
  void versions_beside_commits_do_not_count_where_the_package_has_its_own() throws Exception {
    JsonNode item =
        about(
            "{"
                + SHOP
                + ",'ranges':[{'type':'GIT','repo':'https://github.com/a/b','events':[],"
                + "'database_specific':{'versions':[{'introduced':'0'}]}},{'type':'SEMVER',"
                + "'events':[{'introduced':'0'},{'fixed':'1.0.1'}]}]}");

    assertThat(known(item, move("1.0.0", "1.0.1")))
        .matches(known -> known.onRunning() && !known.onCandidate());
  }

  @Test
  void a_semantic_range_of_another_ecosystem_keeps_its_order() throws Exception {
    List<AdvisoryPackage> python = List.of(new AdvisoryPackage("PyPI", "tool"));
    String entry =
        "{'package':{'ecosystem':'PyPI','name':'Tool'},'ranges':[{'type':'%s','events':"
            + "[{'introduced':'0'},{'fixed':'0.8.0'}]}]}";

    assertThat(known(about(entry.formatted("ECOSYSTEM")), move(python, "0.8.0rc1", "0.8")))
        .matches(known -> known.onRunning() && !known.onCandidate());
    assertThatThrownBy(
            () -> known(about(entry.formatted("SEMVER")), move(python, "0.8.0rc1", "0.8")))
        .hasMessageContaining("cannot be compared with 0.8.0rc1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "'text'",
        "{'affected':[]}",
        "{'id':7}",
        "{'id':' '}",
        "{'id':'X','affected':{}}",
        "{'id':'X','affected':[7]}",
        "{'id':'X','affected':[{'ranges':7}]}",
        "{'id':'X','affected':[{'package':'shop'}]}",
        "{'id':'X','affected':[{'package':{'ecosystem':'npm'}}]}",
        "{'id':'X','affected':[{'package':{'ecosystem':'npm','name':'shop'}}]}",
        "{'id':'X','affected':[{'package':{'ecosystem':'npm','name':'shop'},'ranges':{}}]}",
        "{'id':'X','affected':[{'package':{'ecosystem':'npm','name':'shop'},'ranges':[7]}]}",
        "{'id':'X','affected':[{'package':{'ecosystem':'npm','name':'shop'},'versions':[7]}]}",
        "{'id':'X','affected':[{'package':{'ecosystem':'npm','name':'shop'},'versions':'1'}]}",
        "{'id':'X','aliases':[7],'affected':[{'package':{'ecosystem':'npm','name':'shop'},"
            + "'versions':['1']}]}",
        "{'id':'X','affected':[{'package':{'ecosystem':'npm','name':'shop'},'ranges':"
            + "[{'type':'DATE','events':[{'introduced':'0'}]}]}]}"
      })
  void what_cannot_be_understood_is_refused(String item) {
    assertThatThrownBy(() -> OsvRecord.read(json(item), move("1.0.0", "1.0.1")))
        .isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void it_is_rated_by_the_databases_word_else_by_its_vector() throws Exception {
    ObjectNode item = advisory("X-1", "[{'introduced':'0'}]");
    assertThat(OsvRating.of(item)).isEmpty();

    item.set("severity", json("[{'type':'CVSS_V4','score':'CVSS:4.0/AV:N'},{'score':'junk'}]"));
    assertThat(OsvRating.of(item)).isEmpty();

    item.set(
        "severity",
        json(
            "[{'type':'CVSS_V3','score':'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'},"
                + "{'type':'CVSS_V3','score':'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:H/A:H'}]"));
    assertThat(OsvRating.of(item)).contains(Severity.CRITICAL);

    item.putObject("database_specific").put("severity", "MODERATE");
    assertThat(OsvRating.of(item)).contains(Severity.MEDIUM);

    item.remove("database_specific");
    ((ObjectNode) item.path("affected").path(0))
        .putObject("ecosystem_specific")
        .put("severity", "Low");
    assertThat(OsvRating.of(item)).contains(Severity.LOW);
  }

  @Test
  void it_is_told_by_its_summary_else_by_its_details() throws Exception {
    ObjectNode item = advisory("X-1", "[{'introduced':'0'}]").put("details", "Long\nstory");
    assertThat(known(item, move("1", "2")).advisory().summary()).isEqualTo("Long story");

    item.put("summary", "Short");
    assertThat(known(item, move("1", "2")).advisory().summary()).isEqualTo("Short");
  }
}
